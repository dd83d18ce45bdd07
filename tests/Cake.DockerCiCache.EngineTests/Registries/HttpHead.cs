using System.Text;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>The first lines of a request or an answer, up to the empty one, and what of the body came with them.</summary>
internal sealed record HttpHead(IReadOnlyList<string> Lines, ReadOnlyMemory<byte> Rest)
{
    // A longer head ends the reading: there is no place left to read into.
    private const int Longest = 64 * 1024;

    // The first byte of a TLS record (RFC 8446, section 5.1). Docker tries TLS first, also with an insecure registry.
    private const byte TlsHandshake = 22;

    /// <summary>What stands for the first record of a TLS client.</summary>
    public static HttpHead Tls { get; } = new([], default);

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>The second word of an answer's first line.</summary>
    public int Status => int.Parse(Lines[0].Split(' ')[1]);

    /// <summary>How long the body is; 0 where nothing is said.</summary>
    public long Length => Lines.Select(l => l.Split(':', 2)).Where(p => p[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(p => long.Parse(p[1])).FirstOrDefault();

    /// <summary>Only a part of the body is asked for, from somewhere behind its beginning.</summary>
    public bool IsOfRest => Lines.Any(l => l.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase) && !l.Contains("=0-", StringComparison.Ordinal));

    /// <summary>The same with another length of the body.</summary>
    public HttpHead WithLength(long length) => this with
    {
        Lines = [.. Lines.Where(l => !l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)), $"Content-Length: {length}"],
    };

    /// <summary>Asked by this addin itself, not by docker.</summary>
    public bool IsOwn => Lines.Any(l => l.StartsWith("User-Agent: Cake.DockerCiCache", StringComparison.OrdinalIgnoreCase));

    /// <summary>Method and path.</summary>
    public string Request => string.Join(' ', Lines[0].Split(' ').Take(2));

    /// <summary>As bytes, with the connection to be closed after this exchange: then a body ends where the connection does.</summary>
    public byte[] Closing => Encoding.Latin1.GetBytes(
        string.Join("\r\n", [.. Lines.Where(l => !l.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)), "Connection: close", string.Empty, string.Empty]));

    public byte[] AsIs => Encoding.Latin1.GetBytes(string.Join("\r\n", [.. Lines, string.Empty, string.Empty]));

    /// <summary>Reads one; null when the other side ends before, <see cref="Tls"/> when it does not speak HTTP.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="before">What was read of it already.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<HttpHead?> Read(Stream stream, ReadOnlyMemory<byte> before, CancellationToken cancellation)
    {
        var buffer = new byte[Longest];
        before.CopyTo(buffer);
        var (length, end) = (before.Length, buffer.AsSpan(0, before.Length).IndexOf(End));
        while (end < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            length += read;
            if (read == 0)
            {
                return null;
            }

            if (buffer[0] == TlsHandshake)
            {
                return Tls;
            }

            end = buffer.AsSpan(0, length).IndexOf(End);
        }

        return new HttpHead(Encoding.Latin1.GetString(buffer, 0, end).Split("\r\n"), buffer.AsMemory((end + End.Length)..length));
    }
}
