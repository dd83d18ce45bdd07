using System.Text;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

internal sealed class FakeFile(FakeFileSystem system, FilePath path) : IFile
{
    public FilePath Path { get; } = path;

    Cake.Core.IO.Path IFileSystemInfo.Path => Path;

    public bool Exists => system.Read(Path.FullPath) is not null;

    public bool Hidden => false;

    public UnixFileMode? UnixFileMode => system.Mode(Path.FullPath);

    public long Length => Content.Length;

    public FileAttributes Attributes { get; set; }

    private byte[] Content => system.Read(Path.FullPath) ?? throw new FileNotFoundException("File not found.", Path.FullPath);

    public FakeFile SetContent(string content)
    {
        system.Write(Path.FullPath, Encoding.UTF8.GetBytes(content));
        return this;
    }

    public string GetTextContent() => Encoding.UTF8.GetString(Content);

    public void Copy(FilePath destination, bool overwrite) => system.Write(destination.FullPath, Content);

    public void Move(FilePath destination)
    {
        Copy(destination, false);
        Delete();
    }

    public IFile SetUnixFileMode(UnixFileMode unixFileMode)
    {
        system.SetMode(Path.FullPath, unixFileMode);
        return this;
    }

    public void Delete() => system.RemoveFile(Path.FullPath);

    public Stream Open(FileMode fileMode, FileAccess fileAccess, FileShare fileShare) => fileMode switch
    {
        FileMode.Open when system.IsLocked(Path.FullPath) => throw new UnauthorizedAccessException(Path.FullPath),
        FileMode.Open => new MemoryStream(Content, writable: false),
        FileMode.Create => new FakeFileStream(bytes => system.Write(Path.FullPath, bytes)),
        FileMode.Append => new FakeFileStream(bytes => system.Write(Path.FullPath, [.. system.Read(Path.FullPath) ?? [], .. bytes])),
        _ => throw new NotSupportedException($"{fileMode}"),
    };

    private sealed class FakeFileStream(Action<byte[]> onClose) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            onClose(ToArray());
            base.Dispose(disposing);
        }
    }
}
