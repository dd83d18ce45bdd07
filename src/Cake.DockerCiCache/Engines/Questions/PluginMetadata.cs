using System.Text.Json;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>Reads what a plugin of docker's says of itself, by which docker takes it for one.</summary>
/// <remarks>docker/cli, cli-plugins/metadata/metadata.go and cli-plugins/manager/plugin.go.</remarks>
internal static class PluginMetadata
{
    private const string Schema = "0.1.0";

    /// <summary>The version, without the leading v; null where it is no plugin that docker would take.</summary>
    public static string? VersionIn(DockerOutcome answer)
    {
        if (!answer.Succeeded)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(string.Concat(answer.Output));
            var root = json.RootElement;
            return EngineInfo.Text(root, "SchemaVersion") == Schema && EngineInfo.Text(root, "Vendor") is { Length: > 0 } ? EngineInfo.Text(root, "Version")?.TrimStart('v') : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
