using System.Runtime.InteropServices;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>The hash of a file's content, in place: a hundred thousand of them need no objects.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContentHash
{
    private const int Longest = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;
    private readonly byte _length;

    public ContentHash(ReadOnlySpan<byte> hash)
    {
        Span<ulong> words = stackalloc ulong[Longest / sizeof(ulong)];
        hash.CopyTo(MemoryMarshal.AsBytes(words));
        (_a, _b, _c, _d) = (words[0], words[1], words[2], words[3]);
        _length = (byte)hash.Length;
    }

    public int Length => _length;

    public void CopyTo(Span<byte> destination)
    {
        Span<ulong> words = [_a, _b, _c, _d];
        MemoryMarshal.AsBytes(words)[.._length].CopyTo(destination);
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Longest];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes[.._length]);
    }
}
