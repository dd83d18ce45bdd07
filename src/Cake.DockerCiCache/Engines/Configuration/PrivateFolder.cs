using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>A folder that only this user can look into, gone when it is disposed or, at the latest, at the end of the run.</summary>
internal sealed class PrivateFolder : IDisposable
{
    /// <summary>How the names of all of them begin.</summary>
    public const string Prefix = "dockerci-";

    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OnlyOwnerFolder = OnlyOwner | UnixFileMode.UserExecute;

    private readonly ICakeContext context;
    private readonly IDirectory folder;

    public PrivateFolder(ICakeContext context)
    {
        Interruption.Watch();
        this.context = context;

        // A folder of its own, whose name no other run has, and which nothing is in before it is closed to others.
        folder = context.FileSystem.GetDirectory(TemporaryFolder.Of(context).Combine($"{Prefix}{Guid.NewGuid():N}"));
        EndOfRun.OfProcess.Add(Delete);
        OrSay(() =>
        {
            folder.Create();
            Protect(() => folder.SetUnixFileMode(OnlyOwnerFolder));
        });
        Write(RunOwner.FileName, RunOwner.Current(context.FileSystem).ToString());
    }

    public DirectoryPath Path => folder.Path;

    public string? Read(string name) => TextFile.Read(context.FileSystem.GetFile(Path.CombineWithFilePath(name)));

    /// <summary>Writes a file that only this user can read, from its first byte on. docker keeps the mode when it writes the file anew.</summary>
    /// <exception cref="CakeException">It cannot be written.</exception>
    public void Write(string name, string text) => OrSay(() => WriteFile(name, text));

    private void WriteFile(string name, string text)
    {
        var file = context.FileSystem.GetFile(Path.CombineWithFilePath(name));
        if (!file.Exists)
        {
            context.FileSystem.GetDirectory(file.Path.GetDirectory()).Create();
            file.Open(FileMode.Create, FileAccess.Write, FileShare.None).Dispose();
            Protect(() => file.SetUnixFileMode(OnlyOwner));
        }

        using var stream = file.Open(FileMode.Create, FileAccess.Write, FileShare.Read);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public void Dispose()
    {
        EndOfRun.OfProcess.Remove(Delete);
        Delete();
    }

    // A full disk, or one that only can be read.
    private void OrSay(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CakeException($"the temporary folder \"{Path.FullPath}\" cannot be written: {e.Message}. Make room there, or let TMPDIR (TEMP on Windows) name another folder", e);
        }
    }

    // Windows has no modes; its temporary folder is the user's own.
    private void Protect(Action setMode)
    {
        if (context.Environment.Platform.IsUnix())
        {
            setMode();
        }
    }

    // Links in it are removed and not followed. The run may have been ended already, and the folder with it.
    private void Delete()
    {
        var now = context.FileSystem.GetDirectory(Path);
        if (now.Exists)
        {
            now.Delete(recursive: true);
        }
    }
}
