using System.Text.Json;

namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>Reads a service's <c>build</c> section.</summary>
internal static class ComposeBuildReader
{
    public static ComposeBuild Read(JsonElement build, JsonElement service, IReadOnlyDictionary<string, string> secrets)
    {
        if (build.ValueKind == JsonValueKind.String)
        {
            return new ComposeBuild { Context = build.GetString()! };
        }

        var platforms = ComposeValues.List(build, "platforms");
        return new ComposeBuild
        {
            Context = ComposeValues.Text(build, "context") ?? ".",
            Dockerfile = ComposeValues.Text(build, "dockerfile") ?? "Dockerfile",
            InlineDockerfile = ComposeValues.Text(build, "dockerfile_inline"),
            Target = ComposeValues.Text(build, "target") is { Length: > 0 } target ? target : null,
            Args = ComposeValues.Map(build, "args"),
            Labels = ComposeValues.FilledMap(build, "labels"),
            Contexts = ComposeValues.FilledMap(build, "additional_contexts"),
            CacheFrom = ComposeValues.List(build, "cache_from"),
            CacheTo = ComposeValues.List(build, "cache_to"),
            Tags = ComposeValues.List(build, "tags"),
            Secrets = [.. Secrets(build, secrets)],
            Ssh = [.. ComposeValues.Map(build, "ssh").Select(s => s.Value is { Length: > 0 } value ? $"{s.Key}={value}" : s.Key)],
            Network = ComposeValues.Text(build, "network"),
            Platform = platforms.Count > 0 ? string.Join(',', platforms) : ComposeValues.Text(service, "platform"),
            Pull = ComposeValues.IsTrue(build, "pull"),
            NoCache = ComposeValues.IsTrue(build, "no_cache"),
            Options = [.. ComposeBuildOptions.Of(build)],
        };
    }

    private static IEnumerable<string> Secrets(JsonElement build, IReadOnlyDictionary<string, string> known)
    {
        if (ComposeValues.Member(build, "secrets") is not { ValueKind: JsonValueKind.Array } list)
        {
            yield break;
        }

        foreach (var entry in list.EnumerateArray())
        {
            var source = entry.ValueKind == JsonValueKind.String ? entry.GetString()! : ComposeValues.Text(entry, "source") ?? string.Empty;
            if (known.TryGetValue(source, out var from))
            {
                yield return $"id={ComposeValues.Text(entry, "target") ?? source},{from}";
            }
        }
    }
}
