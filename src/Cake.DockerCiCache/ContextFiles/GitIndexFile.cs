using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Reads git's index from disk.</summary>
internal static class GitIndexFile
{
    /// <summary>The index; null when there is none, git writes it just now, or it cannot be understood.</summary>
    public static GitIndex? Read(ICakeContext context, FilePath path, HashScheme scheme)
    {
        try
        {
            return FileStamp.TryGet(path.FullPath, out var before) && Content(context.FileSystem.GetFile(path)) is { } content
                && FileStamp.TryGet(path.FullPath, out var after) && after == before && GitIndexEntries.Parse(content, scheme.Length) is { } entries
                ? new GitIndex(content, entries, before)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[]? Content(IFile file)
    {
        var content = new byte[file.Length];
        using var stream = file.OpenRead();
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length ? content : null;
    }
}
