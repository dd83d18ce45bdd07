using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>Hashes texts and lists so that no two different ones give the same bytes: everything has its length in front of it.</summary>
/// <remarks>
/// text = length bytes      list = count { text }      map = count { text text }, in the order of the names
/// optional = 0 | 1 text    length, count = four bytes, the lowest first
/// </remarks>
internal sealed class KeyWriter : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);

    public void Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        Advance(sizeof(int));
    }

    public void Text(string value)
    {
        var bytes = _buffer.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, bytes[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        Advance(sizeof(int) + length);
    }

    public void Optional(string? value)
    {
        Number(value is null ? 0 : 1);
        if (value is not null)
        {
            Text(value);
        }
    }

    public void Hash(ContentHash value)
    {
        Number(value.Length);
        value.CopyTo(_buffer.GetSpan(value.Length));
        Advance(value.Length);
    }

    public void List(IReadOnlyCollection<string> values)
    {
        Number(values.Count);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    public void Map(IReadOnlyCollection<KeyValuePair<string, string>> pairs)
    {
        Number(pairs.Count);
        foreach (var (name, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Text(name);
            Text(value);
        }
    }

    /// <summary>The SHA-256 of everything written, in hexadecimal digits.</summary>
    public string Finish()
    {
        _hash.AppendData(_buffer.WrittenSpan);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Advance(int count)
    {
        _buffer.Advance(count);
        if (_buffer.WrittenCount >= FlushAt)
        {
            _hash.AppendData(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
    }
}
