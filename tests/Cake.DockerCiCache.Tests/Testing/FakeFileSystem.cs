using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Files and folders in memory.</summary>
internal sealed class FakeFileSystem(ICakeEnvironment environment) : IFileSystem
{
    private readonly HashSet<string> folders = new(StringComparer.Ordinal) { "/" };
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> locked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnixFileMode> modes = new(StringComparer.Ordinal);

    public IFile GetFile(FilePath path) => new FakeFile(this, path.MakeAbsolute(environment).Collapse());

    public IDirectory GetDirectory(DirectoryPath path) => new FakeDirectory(this, path.MakeAbsolute(environment).Collapse());

    public FakeFile CreateFile(FilePath path)
    {
        var file = new FakeFile(this, path.MakeAbsolute(environment).Collapse());
        CreateDirectory(file.Path.GetDirectory());
        file.SetContent(string.Empty);
        return file;
    }

    public FakeDirectory CreateDirectory(DirectoryPath path)
    {
        var folder = new FakeDirectory(this, path.MakeAbsolute(environment).Collapse());
        folder.Create();
        return folder;
    }

    internal bool HasFolder(string path) => folders.Contains(path);

    internal void AddFolder(string path) => folders.Add(path);

    internal void RemoveFolder(string path)
    {
        folders.RemoveWhere(f => IsIn(f, path));
        foreach (var file in files.Keys.Where(f => IsIn(f, path)).ToList())
        {
            files.Remove(file);
        }
    }

    internal UnixFileMode? Mode(string path) => modes.TryGetValue(path, out var mode) ? mode : null;

    internal void SetMode(string path, UnixFileMode mode) => modes[path] = mode;

    /// <summary>A file that is there and can't be read.</summary>
    public void Lock(string path) => locked.Add(path);

    internal byte[]? Read(string path) => files.GetValueOrDefault(path);

    internal bool IsLocked(string path) => locked.Contains(path);

    internal void Write(string path, byte[] content) => files[path] = HasFolder(path)
        ? throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.")
        : HasFolder(new FilePath(path).GetDirectory().FullPath) ? content : throw new DirectoryNotFoundException(path);

    internal void RemoveFile(string path) => files.Remove(path);

    internal IEnumerable<string> Files(string folder) => files.Keys.Where(f => new FilePath(f).GetDirectory().FullPath == folder).Order(StringComparer.Ordinal);

    internal IEnumerable<string> Folders(string folder) =>
        folders.Where(f => f != "/" && new DirectoryPath(f).GetParent().FullPath == folder).Order(StringComparer.Ordinal);

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
