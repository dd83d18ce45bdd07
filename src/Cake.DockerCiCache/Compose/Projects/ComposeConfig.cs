using System.Text.Json;

namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>Reads what <c>compose config</c> prints.</summary>
/// <remarks>Only what builds need is read; environment and commands of services are nobody's business here.</remarks>
internal static class ComposeConfig
{
    /// <param name="json">The configuration as JSON.</param>
    /// <param name="name">The project's name, where the configuration does not give it (v1).</param>
    /// <param name="profiles">The active profiles; null where compose left other services out itself (v2).</param>
    public static ComposeProject Read(string json, string name, IReadOnlyCollection<string>? profiles)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var secrets = SecretSources(root);
        var services = ComposeValues.Member(root, "services") is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Select(s => Service(s.Name, s.Value, secrets)).Where(s => IsOn(s, profiles))
            : [];
        return new ComposeProject(
            ComposeValues.Text(root, "name") ?? name,
            ComposeValues.Text(root, "version"),
            [.. services.OrderBy(s => s.Name, StringComparer.Ordinal)]);
    }

    private static bool IsOn(ComposeService service, IReadOnlyCollection<string>? profiles) =>
        profiles is null || service.Profiles.Count == 0 || service.Profiles.Any(profiles.Contains);

    private static ComposeService Service(string name, JsonElement service, IReadOnlyDictionary<string, string> secrets) => new(
        name,
        ComposeValues.Text(service, "image") is { Length: > 0 } image ? image : null,
        ComposeValues.Member(service, "build") is { } build ? ComposeBuildReader.Read(build, service, secrets) : null,
        ComposeValues.List(service, "profiles"));

    // A secret's value is never in the configuration, only where it comes from.
    private static Dictionary<string, string> SecretSources(JsonElement root)
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ComposeValues.Member(root, "secrets") is { ValueKind: JsonValueKind.Object } secrets)
        {
            foreach (var secret in secrets.EnumerateObject())
            {
                if ((ComposeValues.Text(secret.Value, "environment") is { } variable ? "env=" + variable
                    : ComposeValues.Text(secret.Value, "file") is { } file ? "src=" + file : null) is { } source)
                {
                    sources[secret.Name] = source;
                }
            }
        }

        return sources;
    }
}
