using System.Text.Json;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Reads values from the JSON of images, which others wrote.</summary>
internal static class ImageJson
{
    /// <summary>The digest of a manifest's configuration; null when it has none.</summary>
    public static string? ConfigDigest(ReadOnlyMemory<byte> manifest) => Read(manifest, root => root.GetProperty("config").GetProperty("digest").GetString());

    /// <summary>The digests of a manifest's layers; null when it has none.</summary>
    public static IReadOnlyList<string>? Layers(ReadOnlyMemory<byte> manifest) =>
        Read(manifest, root => root.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("digest").GetString()!).ToList());

    /// <summary>All parts that a manifest lists; null when it lists none.</summary>
    public static IReadOnlyList<BlobDescriptor>? Parts(ReadOnlyMemory<byte> manifest) => Read(manifest, root => root.GetProperty("layers").EnumerateArray()
        .Prepend(root.GetProperty("config"))
        .Select(p => new BlobDescriptor(p.GetProperty("digest").GetString()!, p.GetProperty("size").GetInt64()))
        .DistinctBy(p => p.Digest)
        .ToList());

    /// <summary>The digest of an index's first image; null when it has none.</summary>
    /// <remarks>What describes another manifest, an attestation, has no platform of its own (docs.docker.com/build/metadata/attestations).</remarks>
    public static string? FirstImage(ReadOnlyMemory<byte> index) => Read(index, root => root.GetProperty("manifests").EnumerateArray()
        .Where(m => !(m.TryGetProperty("platform", out var platform) && platform.GetProperty("os").GetString() == "unknown"))
        .Select(m => m.GetProperty("digest").GetString())
        .FirstOrDefault());

    /// <summary>An index's images: digest, and platform without variant, such as <c>linux/arm</c>; null when it is none.</summary>
    public static IReadOnlyList<(string Digest, string Platform)>? Images(ReadOnlyMemory<byte> index) => Read(index, root => root.GetProperty("manifests").EnumerateArray()
        .Select(m => (m.GetProperty("digest").GetString()!, m.TryGetProperty("platform", out var p) ? $"{p.GetProperty("os").GetString()}/{p.GetProperty("architecture").GetString()}" : string.Empty))
        .Where(m => !m.Item2.StartsWith("unknown/", StringComparison.Ordinal))
        .ToList());

    /// <summary>A value; null when the content is no JSON, or of another shape.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> content, Func<JsonElement, T?> value)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return value(json.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
