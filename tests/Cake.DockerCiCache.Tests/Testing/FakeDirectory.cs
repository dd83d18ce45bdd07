using System.IO.Enumeration;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

internal sealed class FakeDirectory(FakeFileSystem system, DirectoryPath path) : IDirectory
{
    public DirectoryPath Path { get; } = path;

    Cake.Core.IO.Path IFileSystemInfo.Path => Path;

    public bool Exists => system.HasFolder(Path.FullPath);

    public bool Hidden => false;

    public UnixFileMode? UnixFileMode => system.Mode(Path.FullPath);

    public void Create()
    {
        for (var folder = Path; folder.FullPath != "/"; folder = folder.GetParent())
        {
            system.AddFolder(folder.FullPath);
        }
    }

    public void Move(DirectoryPath destination) => throw new NotSupportedException();

    public void Delete(bool recursive) => system.RemoveFolder(Path.FullPath);

    public IEnumerable<IDirectory> GetDirectories(string filter, SearchScope scope) =>
        system.Folders(Path.FullPath).Where(f => IsMatch(filter, f)).Select(f => new FakeDirectory(system, f));

    public IEnumerable<IFile> GetFiles(string filter, SearchScope scope) =>
        system.Files(Path.FullPath).Where(f => IsMatch(filter, f)).Select(f => new FakeFile(system, f));

    public IDirectory SetUnixFileMode(UnixFileMode unixFileMode)
    {
        system.SetMode(Path.FullPath, unixFileMode);
        return this;
    }

    private static bool IsMatch(string filter, string path) => FileSystemName.MatchesSimpleExpression(filter, path.AsSpan(path.LastIndexOf('/') + 1), ignoreCase: false);
}
