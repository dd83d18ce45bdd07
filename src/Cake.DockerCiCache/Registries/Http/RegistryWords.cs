using System.Text.Json;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>What a registry says about a request that it does not serve, in one line.</summary>
/// <remarks>
/// <c>{"errors":[{"code":…,"message":…}]}</c>, github.com/opencontainers/distribution-spec, "Error Codes"; token servers also say
/// <c>{"details":…}</c> or <c>{"error_description":…}</c>.
/// </remarks>
internal static class RegistryWords
{
    private const int Longest = 300;
    private const string Redacted = "***";

    private static readonly string[] Elsewhere = ["details", "error_description", "error", "message"];

    public static string Of(int status, string? reason, ReadOnlyMemory<byte> body, IEnumerable<string> secrets)
    {
        var said = Said(body);
        return Clean($"{status} {reason}".TrimEnd() + (said.Length == 0 ? string.Empty : $": {said}"), secrets);
    }

    /// <summary>One line without secrets: a registry's words go into logs, where a line of their own may be a command to the CI vendor.</summary>
    public static string Clean(string text, IEnumerable<string> secrets)
    {
        var safe = secrets.Where(s => s.Length > 0).Aggregate(text, (t, secret) => t.Replace(secret, Redacted, StringComparison.Ordinal));
        var line = string.Concat(safe.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }

    private static string Said(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Said(json.RootElement) : string.Empty;
        }
        catch (JsonException)
        {
            // A page for people, or nothing.
            return string.Empty;
        }
    }

    private static string Said(JsonElement body)
    {
        var errors = body.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(Error)
            : Elsewhere.Select(name => Text(body, name)).Where(t => t.Length > 0).Take(1);
        return string.Join("; ", errors.Where(e => e.Length > 0));
    }

    // As docker prints it: the code in lower case, with blanks.
    private static string Error(JsonElement error)
    {
        var code = Text(error, "code").ToLowerInvariant().Replace('_', ' ');
        return string.Join(": ", new[] { code, Text(error, "message") }.Where(t => t.Length > 0));
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
