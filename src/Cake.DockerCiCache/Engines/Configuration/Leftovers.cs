using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Folders of runs that were killed before they could clean up.</summary>
/// <remarks>
/// Only on Linux, where it can be told exactly that a process is gone. Only the user's own: what another put there under our
/// name may change under our hands while it is deleted.
/// </remarks>
internal static class Leftovers
{
    public static void Remove(ICakeContext context, Func<string, bool> isOwn)
    {
        if (context.Environment.Platform.Family != PlatformFamily.Linux)
        {
            return;
        }

        foreach (var folder in In(context.FileSystem.GetDirectory(TemporaryFolder.Of(context))).Where(f => isOwn(f.Path.FullPath) && IsLeft(context.FileSystem, f)))
        {
            Try(() => folder.Delete(recursive: true));
        }
    }

    private static List<IDirectory> In(IDirectory temporary)
    {
        List<IDirectory> found = [];
        Try(() => found.AddRange(temporary.GetDirectories(PrivateFolder.Prefix + "*", SearchScope.Current)));
        return found;
    }

    private static bool IsLeft(IFileSystem files, IDirectory folder) =>
        RunOwner.Parse(TextFile.Read(files.GetFile(folder.Path.CombineWithFilePath(RunOwner.FileName)))) is { } owner && owner.IsGone(files);

    // Another run may be at it at the same time, and a temporary folder may be closed to lookers; the next run tries again.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As said above.
        }
    }
}
