using System.Collections.Concurrent;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Files and folders in memory, for several threads.</summary>
internal sealed class FakeFileSystem(ICakeEnvironment environment) : IFileSystem
{
    private readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal) { ["/"] = true };
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> locked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UnixFileMode> modes = new(StringComparer.Ordinal);

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

    internal bool HasFolder(string path) => folders.ContainsKey(path);

    internal void AddFolder(string path) => folders[path] = true;

    internal void RemoveFolder(string path)
    {
        foreach (var folder in folders.Keys.Where(f => IsIn(f, path)))
        {
            folders.TryRemove(folder, out _);
        }

        foreach (var file in files.Keys.Where(f => IsIn(f, path)))
        {
            files.TryRemove(file, out _);
        }
    }

    internal UnixFileMode? Mode(string path) => modes.TryGetValue(path, out var mode) ? mode : null;

    internal void SetMode(string path, UnixFileMode mode) => modes[path] = mode;

    /// <summary>A file that is there and can't be read.</summary>
    public void Lock(string path) => locked[path] = true;

    internal byte[]? Read(string path) => files.GetValueOrDefault(path);

    internal bool IsLocked(string path) => locked.ContainsKey(path);

    /// <summary>A folder into which nothing can be written any more; null for none.</summary>
    public string? Full { get; set; }

    internal void Write(string path, byte[] content) => files[path] = Full is { } full && IsIn(path, full) ? throw new IOException("No space left on device")
        : HasFolder(path) ? throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.")
        : HasFolder(new FilePath(path).GetDirectory().FullPath) ? content : throw new DirectoryNotFoundException(path);

    internal void RemoveFile(string path) => files.TryRemove(path, out _);

    internal IEnumerable<string> Files(string folder) => files.Keys.Where(f => new FilePath(f).GetDirectory().FullPath == folder).Order(StringComparer.Ordinal);

    internal IEnumerable<string> Folders(string folder) =>
        folders.Keys.Where(f => f != "/" && new DirectoryPath(f).GetParent().FullPath == folder).Order(StringComparer.Ordinal);

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
