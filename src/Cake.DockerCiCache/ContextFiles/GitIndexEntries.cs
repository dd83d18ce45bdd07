using System.Buffers;
using System.Buffers.Binary;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Where the entries of a git index are.</summary>
/// <remarks>
/// index = "DIRC" version count { entry } { extension } checksum
/// entry = stat-data hash flags [ more-flags ] name        (version 4: name = what to drop of the name before it, what to add)
/// (gitformat-index(5)). An extension whose name starts with a small letter must be understood.
/// </remarks>
internal sealed class GitIndexEntries
{
    private const int HeaderLength = 12;
    private const int StatLength = 40;
    private const int Extended = 0x4000;
    private const int StageBits = 0x3000;
    private const int IntentToAdd = 0x2000;
    private const int SkipWorktree = 0x4000;

    private readonly byte[] _content;
    private readonly List<(int Start, int Name, int Length)> _entries;
    private readonly ArrayBufferWriter<byte> _names = new();
    private readonly int _version;
    private int _next = HeaderLength;

    private GitIndexEntries(byte[] content, int hashLength)
    {
        (_content, HashLength) = (content, hashLength);
        _version = Number(sizeof(int));
        _entries = new(Number(2 * sizeof(int)));
    }

    public int HashLength { get; }

    public int Count => _entries.Count;

    /// <summary>Reads an index; null for one that is cut off or needs more understanding than is here.</summary>
    public static GitIndexEntries? Parse(byte[] content, int hashLength)
    {
        if (content.Length < HeaderLength + hashLength || !content.AsSpan().StartsWith("DIRC"u8))
        {
            return null;
        }

        try
        {
            var entries = new GitIndexEntries(content, hashLength);
            return entries.ReadAll() ? entries : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Where an entry's stat data start.</summary>
    public int Start(int index) => _entries[index].Start;

    public ReadOnlySpan<byte> Name(int index)
    {
        var (_, name, length) = _entries[index];
        return _version == 4 ? _names.WrittenSpan.Slice(name, length) : _content.AsSpan(name, length);
    }

    /// <summary>Whether the entry is neither part of a conflict nor only announced.</summary>
    public bool IsPlain(int index) => (Flags(Start(index)) & StageBits) == 0 && (MoreFlags(Start(index)) & IntentToAdd) == 0;

    /// <summary>Whether the entry is part of what is checked out, and not left out of a sparse checkout.</summary>
    public bool IsOnDisk(int index) => (MoreFlags(Start(index)) & SkipWorktree) == 0;

    private bool ReadAll()
    {
        var count = Number(2 * sizeof(int));
        if (_version is < 2 or > 4)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            Read();
        }

        while (_next <= _content.Length - HashLength - (2 * sizeof(int)))
        {
            if (char.IsAsciiLetterLower((char)_content[_next]) && !_content.AsSpan(_next).StartsWith("sdir"u8))
            {
                return false;
            }

            _next += (2 * sizeof(int)) + Number(_next + sizeof(int));
        }

        return _next == _content.Length - HashLength;
    }

    private void Read()
    {
        var start = _next;
        var name = start + StatLength + HashLength + ((Flags(start) & Extended) == 0 ? sizeof(short) : 2 * sizeof(short));
        if (_version == 4)
        {
            ReadShortened(start, name);
            return;
        }

        var length = _content.AsSpan(name).IndexOf((byte)0);
        _entries.Add((start, name, length));

        // One to eight zeros fill the entry up.
        _next = start + ((name + length - start + 8) & ~7);
    }

    private void ReadShortened(int start, int name)
    {
        var dropped = Variable(ref name);
        var length = _content.AsSpan(name).IndexOf((byte)0);
        var before = _entries.Count == 0 ? (Start: 0, Name: 0, Length: 0) : _entries[^1];
        var kept = before.Length - dropped;
        var whole = _names.GetSpan(kept + length);
        _names.WrittenSpan.Slice(before.Name, kept).CopyTo(whole);
        _content.AsSpan(name, length).CopyTo(whole[kept..]);
        _entries.Add((start, _names.WrittenCount, kept + length));
        _names.Advance(kept + length);
        _next = name + length + 1;
    }

    // Seven bits each, the highest first, one added at every step (git, varint.c).
    private int Variable(ref int position)
    {
        var value = _content[position] & 0x7f;
        while ((_content[position++] & 0x80) != 0)
        {
            value = ((value + 1) << 7) | (_content[position] & 0x7f);
        }

        return value;
    }

    private int Flags(int start) => Short(start + StatLength + HashLength);

    private int MoreFlags(int start) => (Flags(start) & Extended) == 0 ? 0 : Short(start + StatLength + HashLength + sizeof(short));

    private int Short(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_content.AsSpan(offset));

    private int Number(int offset) => BinaryPrimitives.ReadInt32BigEndian(_content.AsSpan(offset));
}
