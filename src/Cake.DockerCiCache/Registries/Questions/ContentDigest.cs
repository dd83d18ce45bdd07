using System.Security.Cryptography;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Digests of content: <c>sha256:hex</c>.</summary>
internal static class ContentDigest
{
    public static string Of(ReadOnlySpan<byte> content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    /// <summary>Whether content is what its digest says.</summary>
    public static bool Matches(string digest, ReadOnlySpan<byte> content)
    {
        var hash = digest.Split(':')[0] switch
        {
            "sha256" => SHA256.HashData(content),
            "sha384" => SHA384.HashData(content),
            "sha512" => SHA512.HashData(content),
            _ => [],
        };
        return hash.Length > 0 && digest.EndsWith($":{Convert.ToHexStringLower(hash)}", StringComparison.Ordinal);
    }
}
