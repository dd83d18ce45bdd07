using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cake.DockerCiCache.Compose.Plans;
using Cake.DockerCiCache.Compose.Services;

namespace Cake.DockerCiCache.Compose;

/// <summary>The text of the override files: what the services lack, and nothing else.</summary>
/// <remarks>
/// Compose merges it into the project's own files (docs.docker.com/reference/compose-file/merge): lists are joined, so cache
/// sources and exports of a service's own are kept. A JSON string is a YAML string, also where a plain name would be a number.
/// </remarks>
internal sealed class OverrideFile(ComposeInput input, ServiceImages images)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files for the services that compose builds.</summary>
    public ComposeOverrides All(IReadOnlyList<PlannedService> services, IReadOnlyList<DockerCiComposeStep> steps)
    {
        var composed = services.Where(s => steps.Any(t => t.Kind == "service" && t.Service == s.Name)).ToList();
        var isPushing = steps.Any(t => t.PushArguments.Count > 0);
        return new(
            Text(composed, s => s.Cache?.From ?? [], WithBuild),
            Text(composed, _ => [], WithBuild),
            isPushing ? Text(composed, s => s.Cache?.From ?? [], WithPush, isPush: true) : string.Empty,
            isPushing ? Text(composed, _ => [], WithPush, isPush: true) : string.Empty);
    }

    private static IReadOnlyList<string> WithBuild(PlannedService service) => service.Cache is { IsWrittenByPush: false } cache ? cache.To : [];

    private static IReadOnlyList<string> WithPush(PlannedService service) => service.Cache is { IsWrittenByPush: true } cache ? cache.To : [];

    private string Text(
        IEnumerable<PlannedService> services, Func<PlannedService, IReadOnlyList<string>> sources, Func<PlannedService, IReadOnlyList<string>> exports, bool isPush = false)
    {
        var text = new StringBuilder();
        if (input.Project.FormatVersion is { } version)
        {
            text.Append("version: ").AppendLine(Quoted(version));
        }

        text.AppendLine("services:");
        foreach (var service in services)
        {
            Append(text, service, Build(service, sources(service), exports(service), isPush));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private void Append(StringBuilder text, PlannedService service, string build)
    {
        text.Append("  ").Append(Quoted(service.Name)).AppendLine(images.IsMissingInFile(service.Service) || build.Length > 0 ? ":" : ": {}");
        if (images.IsMissingInFile(service.Service))
        {
            text.Append("    image: ").AppendLine(Quoted(service.Image.ToString()));
        }

        if (build.Length > 0)
        {
            text.AppendLine("    build:").Append(build);
        }
    }

    private string Build(PlannedService service, IReadOnlyList<string> sources, IReadOnlyList<string> exports, bool isPush)
    {
        var text = new StringBuilder();
        AppendList(text, "cache_from", sources);
        if (input.Compose.IsFirstGeneration && exports.Count > 0)
        {
            text.AppendLine("      args:").AppendLine("        BUILDKIT_INLINE_CACHE: \"1\"");
        }
        else
        {
            AppendList(text, "cache_to", [.. exports.Except(service.Build.CacheTo, StringComparer.Ordinal)]);
        }

        // What was built anew must not be built anew once more by the push.
        return isPush && service.Build.NoCache ? text.AppendLine("      no_cache: false").ToString() : text.ToString();
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
