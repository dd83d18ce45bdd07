using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cake.DockerCiCache.Compose;

/// <summary>The text of the override file: what the services lack, and nothing else.</summary>
/// <remarks>
/// Compose merges it into the project's own files (docs.docker.com/reference/compose-file/merge): lists are joined, so cache
/// sources and exports of a service's own are kept. A JSON string is a YAML string.
/// </remarks>
internal sealed class OverrideFile(ComposeInput input, ServiceImages images)
{
    private const string InlineCache = "type=inline";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Text(IEnumerable<PlannedService> services, bool withSources)
    {
        var text = new StringBuilder();
        if (input.Project.FormatVersion is { } version)
        {
            text.Append("version: ").AppendLine(Quoted(version));
        }

        text.AppendLine("services:");
        foreach (var service in services)
        {
            Append(text, service, withSources);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private void Append(StringBuilder text, PlannedService service, bool withSources)
    {
        text.Append("  ").Append(service.Name).AppendLine(":");
        if (images.IsMissingInFile(service.Service))
        {
            text.Append("    image: ").AppendLine(Quoted(service.Image.ToString()));
        }

        if (service.CacheImage is not null)
        {
            text.AppendLine("    build:");
            AppendCache(text, service, withSources);
        }
    }

    private void AppendCache(StringBuilder text, PlannedService service, bool withSources)
    {
        AppendList(text, "cache_from", withSources ? service.CacheFrom : []);
        if (input.Compose.IsFirstGeneration)
        {
            text.AppendLine("      args:").AppendLine("        BUILDKIT_INLINE_CACHE: \"1\"");
        }
        else
        {
            AppendList(text, "cache_to", service.Build.CacheTo.Contains(InlineCache) ? [] : [InlineCache]);
        }
    }

    private static void AppendList(StringBuilder text, string name, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Append("      ").Append(name).AppendLine(":");
        }

        foreach (var item in items)
        {
            text.Append("        - ").AppendLine(Quoted(item));
        }
    }

    // A dollar would be interpolated.
    private static string Quoted(string text) =>
        JsonSerializer.Serialize(text.Replace("$", "$$", StringComparison.Ordinal), Plain);
}
