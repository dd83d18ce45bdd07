namespace Cake.DockerCiCache.Benchmarks.Links;

/// <summary>Counts the HTTP requests in what a client sends over one connection.</summary>
/// <remarks>
/// By the end of the request line, which no manifest and, but for one chance in 10^28 per byte, no layer of random bytes has in it.
/// </remarks>
internal sealed class RequestCounter
{
    private static readonly byte[] Mark = " HTTP/1.1\r\n"u8.ToArray();

    private readonly byte[] seam = new byte[2 * (Mark.Length - 1)];
    private int kept;

    /// <summary>How many request lines end in this part, which follows the parts before it.</summary>
    public int Count(ReadOnlySpan<byte> part)
    {
        var head = part[..Math.Min(part.Length, Mark.Length - 1)];
        head.CopyTo(seam.AsSpan(kept));
        var count = seam.AsSpan(0, kept + head.Length).Count(Mark) + part.Count(Mark);
        Keep(part, kept + head.Length);
        return count;
    }

    // The last bytes, one fewer than the mark has, so that nothing is counted twice.
    private void Keep(ReadOnlySpan<byte> part, int filled)
    {
        var longest = Mark.Length - 1;
        var tail = part.Length >= longest ? part[^longest..].ToArray() : seam[Math.Max(0, filled - longest)..filled];
        tail.CopyTo(seam, 0);
        kept = tail.Length;
    }
}
