using System.Text.Json;

namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>Values of a compose configuration, in the several spellings that its two generations print.</summary>
/// <remarks>Both print <c>$</c> as <c>$$</c>, so that their output can be read again.</remarks>
internal static class ComposeValues
{
    /// <summary>A member that is there and not null.</summary>
    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement element, string name) => Member(element, name) is { } value ? Text(value) : null;

    public static bool IsTrue(JsonElement element, string name) => bool.TryParse(Text(element, name), out var value) && value;

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public static IReadOnlyList<string> List(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Text)],
        { ValueKind: JsonValueKind.String } one => [Text(one)],
        _ => [],
    };

    /// <summary>A mapping, or a list of <c>name=value</c>; a name alone has no value.</summary>
    public static IReadOnlyDictionary<string, string?> Map(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().ToDictionary(
            p => p.Name, p => p.Value.ValueKind == JsonValueKind.Null ? null : Text(p.Value), StringComparer.Ordinal),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(i => Text(i).Split('=', 2)).ToDictionary(
            p => p[0], p => p.Length > 1 ? p[1] : null, StringComparer.Ordinal),
        _ => new Dictionary<string, string?>(StringComparer.Ordinal),
    };

    /// <summary>A mapping whose missing values are empty.</summary>
    public static IReadOnlyDictionary<string, string> FilledMap(JsonElement element, string name) =>
        Map(element, name).ToDictionary(p => p.Key, p => p.Value ?? string.Empty, StringComparer.Ordinal);

    private static string Text(JsonElement value) =>
        (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).Replace("$$", "$", StringComparison.Ordinal);
}
