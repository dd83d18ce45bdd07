using System.Runtime.InteropServices;
using System.Text;
using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>What tells whether a file is still the one that somebody else looked at.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileStamp(long Size, ulong Inode, ulong Volume, long Modified, long Changed)
{
    public FileStamp(in LinuxStat stat)
        : this(stat.Type == LinuxFileType.File ? stat.Size : 0, stat.Inode, stat.Volume, stat.Modified, stat.Changed)
    {
    }

    /// <summary>The file was changed last before a time, in its content, mode, owner or name.</summary>
    public bool IsOlderThan(DateTimeOffset time) => Changed < (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>Looks at a file; false when it is not there.</summary>
    public static bool TryGet(string path, out FileStamp stamp)
    {
        var isThere = LinuxStat.TryGet(null, Encoding.UTF8.GetBytes(path + "\0"), out var stat);
        stamp = new FileStamp(stat);
        return isThere;
    }
}

/// <summary>Something that the engine receives, its content not yet read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundEntry(string Path, EntryKind Kind, int Mode, string? Target, FileStamp Stamp)
{
    /// <summary>Whether there is a content to be hashed; a socket arrives as an empty file.</summary>
    public bool HasContent => Kind == EntryKind.File && Stamp.Size > 0;

    public ContextEntry With(ContentHash content) => new(Path, Kind, Mode, Target, content);
}
