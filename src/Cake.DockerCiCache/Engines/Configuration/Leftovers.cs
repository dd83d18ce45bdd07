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

        var files = context.FileSystem;
        foreach (var folder in files.GetDirectory(TemporaryFolder.Of(context)).GetDirectories(PrivateFolder.Prefix + "*", SearchScope.Current).ToList())
        {
            if (isOwn(folder.Path.FullPath) && RunOwner.Parse(TextFile.Read(files.GetFile(folder.Path.CombineWithFilePath(RunOwner.FileName)))) is { } owner && owner.IsGone(files))
            {
                Delete(folder);
            }
        }
    }

    // Another run may be at it at the same time.
    private static void Delete(IDirectory folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run tries again.
        }
    }
}
