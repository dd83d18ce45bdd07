using System.Text.Json;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>The layers of an image in a registry, each with the instruction that made it.</summary>
internal sealed record PushedImage(IReadOnlyList<ImageLayer> Layers)
{
    // The history has an entry for each instruction; those that are not marked empty are the layers, in order
    // (github.com/opencontainers/image-spec, config.md).
    public static PushedImage Of(JsonElement config)
    {
        var made = config.GetProperty("history").EnumerateArray()
            .Where(entry => !(entry.TryGetProperty("empty_layer", out var empty) && empty.GetBoolean()))
            .Select(entry => entry.TryGetProperty("created_by", out var by) ? by.GetString()! : string.Empty);
        var digests = config.GetProperty("rootfs").GetProperty("diff_ids").EnumerateArray().Select(id => id.GetString()!);
        return new PushedImage([.. made.Zip(digests, (by, digest) => new ImageLayer(by, digest))]);
    }
}

/// <summary>A layer.</summary>
/// <param name="MadeBy">The instruction, as BuildKit writes it into the history.</param>
/// <param name="Digest">Of its uncompressed content.</param>
internal sealed record ImageLayer(string MadeBy, string Digest);
