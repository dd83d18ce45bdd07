using Cake.Core;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>Finds compose: the plugin first, else <c>docker-compose</c>, which may be of either generation.</summary>
internal sealed class ComposeProbe(DockerTool docker, DockerTool standalone)
{
    private const string Plugin = "compose";

    /// <exception cref="CakeException">There is no compose.</exception>
    public ComposeTool Find()
    {
        if (PluginVersion() is { } plugin)
        {
            return new ComposeTool(new ComposeFacts(plugin, IsPlugin: true, IsFirstGeneration: false), docker);
        }

        if (standalone.IsThere && VersionOf(standalone.Run(new DockerCommand(["version", "--short"]))) is { } version)
        {
            return new ComposeTool(new ComposeFacts(version, IsPlugin: false, IsFirstGeneration: version.StartsWith("1.", StringComparison.Ordinal)), standalone);
        }

        throw new CakeException(
            "there is no docker compose: install the plugin (docs.docker.com/compose/install; on Debian and Ubuntu docker-compose-plugin), or put docker-compose on PATH");
    }

    // What docker would start, first without docker.
    private string? PluginVersion()
    {
        var question = new DockerCommand([Plugin, "version", "--short"]);
        if (docker.Plugins.Find(Plugin) is null && docker.Plugins.Guess(Plugin) is { } guess && VersionOf(docker.Run(question with { Plugin = guess })) is { } version)
        {
            docker.Plugins.Learn([(Plugin, guess.FullPath)]);
            return version;
        }

        return VersionOf(docker.Run(question));
    }

    // A client without the plugin takes "compose" for an unknown command, and some print their help with success.
    private static string? VersionOf(DockerOutcome outcome) =>
        outcome.Succeeded && outcome.Output is [var line, ..] && line.TrimStart('v') is { Length: > 0 } version && char.IsAsciiDigit(version[0]) ? version.Trim() : null;
}
