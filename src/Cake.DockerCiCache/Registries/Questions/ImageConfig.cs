using System.Collections.ObjectModel;
using System.Text.Json;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>What an image says about itself.</summary>
/// <param name="Created">When it was made; null when it does not say.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Triggers">Its <c>ONBUILD</c> instructions, without that word.</param>
/// <remarks>github.com/opencontainers/image-spec, config.md; OnBuild is Docker's own (github.com/moby/docker-image-spec).</remarks>
internal sealed record ImageConfig(DateTimeOffset? Created, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<string> Triggers)
{
    private const string CreatedKey = "created";
    private const string ConfigKey = "config";
    private const string LabelsKey = "Labels";
    private const string TriggersKey = "OnBuild";

    /// <summary>Reads a configuration; null when it is none.</summary>
    public static ImageConfig? Read(ReadOnlyMemory<byte> content) => ImageJson.Read(content, root => new ImageConfig(
        root.TryGetProperty(CreatedKey, out var created) && created.ValueKind == JsonValueKind.String && created.TryGetDateTimeOffset(out var time) ? time : null,
        Of(root, LabelsKey) is { ValueKind: JsonValueKind.Object } labels
            ? Texts(labels)
            : ReadOnlyDictionary<string, string>.Empty,
        Of(root, TriggersKey) is { ValueKind: JsonValueKind.Array } triggers
            ? [.. triggers.EnumerateArray().Select(t => t.GetString() ?? string.Empty)]
            : []));

    /// <summary>How many labels, not which: it is for a log.</summary>
    public override string ToString() => $"made {Created:u}, {Labels.Count} labels";

    // Of a label that is there twice the last one counts, as for Go's encoding/json.
    private static Dictionary<string, string> Texts(JsonElement labels)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in labels.EnumerateObject())
        {
            texts[label.Name] = label.Value.GetString() ?? string.Empty;
        }

        return texts;
    }

    private static JsonElement Of(JsonElement root, string key) =>
        root.TryGetProperty(ConfigKey, out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty(key, out var value) ? value : default;
}
