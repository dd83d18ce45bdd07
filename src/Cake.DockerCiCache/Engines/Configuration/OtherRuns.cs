using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Other runs of this user, as their folders tell.</summary>
/// <param name="context">The context.</param>
/// <param name="isOwn">A folder is this user's. What another put there under our name may change under our hands while it is deleted.</param>
internal sealed class OtherRuns(ICakeContext context, Func<string, bool> isOwn)
{
    private readonly IFileSystem files = context.FileSystem;

    // Only on Linux can it be told exactly that a process is gone, and whose a folder is.
    private bool CanTell => context.Environment.Platform.Family == PlatformFamily.Linux;

    /// <summary>Some other run is at work, or may be.</summary>
    /// <remarks>This run has a folder before it asks: of two that start at the same time, one at least sees the other.</remarks>
    public bool AreAtWork => Owned().Any(r => r.Owner.Process != RunOwner.Current(files).Process && !r.Owner.IsGone(files));

    /// <summary>Removes the folders of runs that were killed before they could clean up.</summary>
    public void RemoveLeftovers()
    {
        foreach (var (folder, _) in CanTell ? Owned().Where(r => r.Owner.IsGone(files)) : [])
        {
            Try(() => folder.Delete(recursive: true));
        }
    }

    private IEnumerable<(IDirectory Folder, RunOwner Owner)> Owned()
    {
        List<IDirectory> found = [];
        Try(() => found.AddRange(files.GetDirectory(TemporaryFolder.Of(context)).GetDirectories(PrivateFolder.Prefix + "*", SearchScope.Current)));
        foreach (var folder in found.Where(f => !CanTell || isOwn(f.Path.FullPath)))
        {
            if (RunOwner.Parse(TextFile.Read(files.GetFile(folder.Path.CombineWithFilePath(RunOwner.FileName)))) is { } owner)
            {
                yield return (folder, owner);
            }
        }
    }

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
