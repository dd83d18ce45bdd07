using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

internal sealed class FakeDirectory(FakeFileSystem system, DirectoryPath path) : IDirectory
{
    public DirectoryPath Path { get; } = path;

    Cake.Core.IO.Path IFileSystemInfo.Path => Path;

    public bool Exists => system.HasFolder(Path.FullPath);

    public bool Hidden => false;

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
        system.Folders(Path.FullPath).Select(f => new FakeDirectory(system, f));

    public IEnumerable<IFile> GetFiles(string filter, SearchScope scope) => system.Files(Path.FullPath).Select(f => new FakeFile(system, f));
}
