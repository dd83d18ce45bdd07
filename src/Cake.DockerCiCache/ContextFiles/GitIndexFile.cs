using System.Security.Cryptography;
using System.Text;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Reads git's index from disk.</summary>
internal static class GitIndexFile
{
    /// <summary>The index; null when there is none, git writes it just now, or it cannot be understood.</summary>
    public static GitIndex? Read(ICakeContext context, FilePath path, HashScheme scheme)
    {
        var file = context.FileSystem.GetFile(path);
        if (!file.Exists || !TryStamp(path, out var before))
        {
            return null;
        }

        var content = new byte[file.Length];
        using (var stream = file.OpenRead())
        {
            if (stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length)
            {
                return null;
            }
        }

        var hashLength = scheme.Algorithm == HashAlgorithmName.SHA1 ? SHA1.HashSizeInBytes : SHA256.HashSizeInBytes;
        return TryStamp(path, out var after) && after == before && GitIndexEntries.Parse(content, hashLength) is { } entries
            ? new GitIndex(content, entries, before)
            : null;
    }

    private static bool TryStamp(FilePath path, out FileStamp stamp)
    {
        var isThere = LinuxStat.TryGet(null, Encoding.UTF8.GetBytes(path.FullPath + "\0"), out var stat);
        stamp = new FileStamp(stat.Size, stat.Inode, stat.Volume, stat.Modified, stat.Changed);
        return isThere;
    }
}
