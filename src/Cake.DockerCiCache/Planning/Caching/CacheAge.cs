using System.Text.Json;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>How old the layers of a cache are.</summary>
/// <remarks>
/// BuildKit writes the time at which each layer was made into the cache (cache/remotecache/v1/spec.go, CacheResult.CreatedAt) and
/// keeps it from run to run while the layer comes from the cache. A registry cache has the records in its configuration, an
/// inline cache in the image's, as base64. Layers of base images have no such time.
/// </remarks>
internal static class CacheAge
{
    private const string Inline = "moby.buildkit.cache.v0";

    /// <summary>When the oldest layer was made; null where no layer says it, or the configuration is no cache's.</summary>
    /// <param name="configuration">The configuration of the manifest that the cache's reference means.</param>
    public static DateTimeOffset? Oldest(ReadOnlyMemory<byte> configuration)
    {
        try
        {
            return Read(configuration);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // Somebody else's, of another shape.
            return null;
        }
    }

    private static DateTimeOffset? Read(ReadOnlyMemory<byte> configuration)
    {
        using var document = JsonDocument.Parse(configuration);
        var root = document.RootElement;
        if (root.TryGetProperty("records", out var records))
        {
            return OldestOf(records);
        }

        if (!root.TryGetProperty(Inline, out var inline) || inline.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        using var inside = JsonDocument.Parse(inline.GetBytesFromBase64());
        return OldestOf(inside.RootElement);
    }

    private static DateTimeOffset? OldestOf(JsonElement records) => Items(records)
        .SelectMany(r => r.ValueKind == JsonValueKind.Object && r.TryGetProperty("layers", out var layers) ? Items(layers) : [])
        .Select(l => l.TryGetProperty("createdAt", out var time) && time.TryGetDateTimeOffset(out var made) ? made : (DateTimeOffset?)null)
        .Where(t => t > DateTimeOffset.UnixEpoch)
        .Min();

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
