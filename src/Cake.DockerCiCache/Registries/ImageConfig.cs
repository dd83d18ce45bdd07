using System.Collections.ObjectModel;
using System.Text.Json;

namespace Cake.DockerCiCache.Registries;

/// <summary>What an image says about itself.</summary>
/// <param name="Created">When it was made; null when it does not say.</param>
/// <param name="Labels">Its labels.</param>
/// <remarks>github.com/opencontainers/image-spec, config.md.</remarks>
internal sealed record ImageConfig(DateTimeOffset? Created, IReadOnlyDictionary<string, string> Labels)
{
    private const string CreatedKey = "created";
    private const string ConfigKey = "config";
    private const string LabelsKey = "Labels";

    /// <summary>Reads a configuration; null when it is none.</summary>
    public static ImageConfig? Read(ReadOnlyMemory<byte> content) => ImageJson.Read(content, root => new ImageConfig(
        root.TryGetProperty(CreatedKey, out var created) && created.ValueKind == JsonValueKind.String && created.TryGetDateTimeOffset(out var time) ? time : null,
        root.TryGetProperty(ConfigKey, out var config) && config.TryGetProperty(LabelsKey, out var labels) && labels.ValueKind == JsonValueKind.Object
            ? labels.EnumerateObject().ToDictionary(l => l.Name, l => l.Value.GetString() ?? string.Empty, StringComparer.Ordinal)
            : ReadOnlyDictionary<string, string>.Empty));

    /// <summary>How many labels, not which: it is for a log.</summary>
    public override string ToString() => $"made {Created:u}, {Labels.Count} labels";
}
