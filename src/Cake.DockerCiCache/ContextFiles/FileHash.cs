using System.Security.Cryptography;
using Cake.DockerCiCache.Contexts.Keys;
using Microsoft.Win32.SafeHandles;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Hashes files one after the other with one buffer, which is all the memory it needs however long they are.</summary>
/// <param name="scheme">What is hashed, and how.</param>
internal sealed class FileHash(HashScheme scheme) : IDisposable
{
    private const int BufferLength = 256 * 1024;

    private readonly byte[] _buffer = new byte[HashScheme.LongestHeader + BufferLength];
    private readonly byte[] _hash = new byte[scheme.Length];
    private readonly IncrementalHash _incremental = IncrementalHash.CreateHash(scheme.Algorithm);

    /// <summary>The hash of a file, or why there is none.</summary>
    public (ContentHash Hash, string? Fault) Of(string path, long size)
    {
        try
        {
            // Cake's streams cost more calls per small file than reading it does.
#pragma warning disable RS0030 // Files are read and written through Cake's IFileSystem
            using var file = File.OpenHandle(path);
#pragma warning restore RS0030
            return Read(file, size, out var hash) ? (hash, null) : (default, $"\"{path}\" changes while it is read");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (default, $"\"{path}\" cannot be read: {e.Message}");
        }
    }

    public void Dispose() => _incremental.Dispose();

    private bool Read(SafeFileHandle file, long size, out ContentHash hash)
    {
        var header = scheme.WriteHeader(_buffer, size);
        var content = _buffer.AsSpan(HashScheme.LongestHeader);

        // The header stands directly in front of the content, and a read that is not filled has seen the end.
        var read = RandomAccess.Read(file, content, 0);
        if (read == size && read < content.Length)
        {
            var whole = _buffer.AsSpan(HashScheme.LongestHeader - header, header + read);
            hash = new ContentHash(_hash.AsSpan(0, CryptographicOperations.HashData(scheme.Algorithm, whole, _hash)));
            return true;
        }

        _incremental.AppendData(_buffer, HashScheme.LongestHeader - header, header);
        var total = 0L;
        for (; read > 0; read = RandomAccess.Read(file, content, total))
        {
            _incremental.AppendData(content[..read]);
            total += read;
        }

        hash = new ContentHash(_hash.AsSpan(0, _incremental.GetHashAndReset(_hash)));
        return total == size;
    }
}
