using System.Buffers.Binary;
using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Where something was found last: what is looked for next often follows.</summary>
internal sealed class GitCursor
{
    // Linux has no longer ones.
    private const int LongestPath = 4096;

    public int Position { get; set; } = -1;

    /// <summary>Gets the place for what is looked for.</summary>
    public byte[] Path { get; } = new byte[LongestPath];
}

/// <summary>What git's index knows of the files of a checkout: the name of each one's content, and what the file looked like then.</summary>
/// <remarks>
/// <c>git ls-files --debug</c> prints the same in a form that may change, and <c>git status</c> would look at every file a second time;
/// the index itself is documented (gitformat-index(5)).
/// </remarks>
internal sealed class GitIndex(byte[] content, GitIndexEntries entries, FileStamp written)
{
    private const long Second = 1_000_000_000;
    private const int ModeOffset = 24;
    private const int SizeOffset = 36;
    private const int HashOffset = 40;
    private const int InodeOffset = 20;
    private const int TypeShift = 12;
    private const int FileMode = 8;

    /// <summary>Looks for a path.</summary>
    /// <param name="path">The path in the repository, as UTF-8.</param>
    /// <param name="near">Where the last one was found; the next one often follows.</param>
    public bool TryFind(ReadOnlySpan<byte> path, GitCursor near)
    {
        var next = near.Position + 1;
        if (next < entries.Count && entries.Name(next).SequenceEqual(path))
        {
            near.Position = next;
            return true;
        }

        var (low, high) = (0, entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = entries.Name(middle).SequenceCompareTo(path);
            if (order == 0)
            {
                near.Position = middle;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    public int Count => entries.Count;

    /// <summary>Whether an entry is a file that git wrote to disk, and its path starts so.</summary>
    /// <remarks>Contents of others need not be there: a clone may have only those that were checked out.</remarks>
    public bool IsFileBelow(int index, ReadOnlySpan<byte> start) =>
        IsFile(index) && entries.IsOnDisk(index) && entries.Name(index).StartsWith(start);

    /// <summary>The name of an entry's content.</summary>
    public ReadOnlySpan<byte> Hash(int index) => content.AsSpan(entries.Start(index) + HashOffset, entries.HashLength);

    /// <summary>The name of an entry's content, if the file is certainly still the one that git looked at.</summary>
    public ContentHash? Content(int index, in FileStamp now)
    {
        var entry = content.AsSpan(entries.Start(index));
        return IsFile(index) && IsSame(entry, now) && !IsRacy(now) ? new ContentHash(Hash(index)) : null;
    }

    private bool IsFile(int index) => entries.IsPlain(index) && Word(content.AsSpan(entries.Start(index)), ModeOffset) >> TypeShift == FileMode;

    private static bool IsSame(ReadOnlySpan<byte> entry, in FileStamp now) =>
        Word(entry, SizeOffset) == (uint)now.Size
        && Word(entry, InodeOffset) == (uint)now.Inode
        && Time(entry) == now.Changed
        && Time(entry[sizeof(long)..]) == now.Modified;

    private static long Time(ReadOnlySpan<byte> entry) => (Word(entry, 0) * Second) + Word(entry, sizeof(uint));

    private static uint Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);

    // A file that changed in the tick in which the index was written looks the same before and after (git, Documentation/technical/
    // racy-git.txt). Where times have no fractions, or those of two file systems are compared, a tick is a second.
    private bool IsRacy(in FileStamp now)
    {
        var isFine = now.Volume == written.Volume && now.Modified % Second != 0;
        return isFine ? now.Modified >= written.Modified : now.Modified / Second >= written.Modified / Second;
    }
}
