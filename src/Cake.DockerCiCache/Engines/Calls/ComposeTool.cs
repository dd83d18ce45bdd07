using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Compose.Services;

namespace Cake.DockerCiCache.Engines.Calls;

/// <summary>The compose that is there, ready to be run.</summary>
/// <param name="Facts">Which it is.</param>
/// <param name="Program"><c>docker</c> for the plugin, else <c>docker-compose</c>.</param>
internal sealed record ComposeTool(ComposeFacts Facts, DockerTool Program)
{
    // v1 builds with BuildKit only through the docker client and only when told so; v2 would add provenance, which gives every
    // build another digest. The variables change nothing for the other generation.
    private static readonly Dictionary<string, string> Always = new(StringComparer.Ordinal)
    {
        ["COMPOSE_DOCKER_CLI_BUILD"] = "1",
        ["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1",
        ["BUILDKIT_PROGRESS"] = "plain",
        ["COMPOSE_PROGRESS"] = "plain",
    };

    /// <summary>The call of compose with these arguments.</summary>
    public DockerCommand Command(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        new([.. Facts.IsPlugin ? ["compose"] : Array.Empty<string>(), .. arguments])
        {
            Environment = Always.Concat(environment).ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>A planned call of compose, with an override file in its place.</summary>
    public DockerCommand Command(IReadOnlyList<string> arguments, OverrideOnDisk file, IReadOnlyDictionary<string, string> environment) =>
        Command([.. arguments.Select(a => a == ComposeArguments.OverridePath ? file.Path : a)], environment);

    /// <inheritdoc cref="ComposeReading.Config"/>
    public string Config(ComposeRequest request) => new ComposeReading(this).Config(request);

    /// <inheritdoc cref="ComposeReading.Variables"/>
    public IReadOnlyDictionary<string, string> Variables(ComposeRequest request, IReadOnlyList<string> names) => new ComposeReading(this).Variables(request, names);
}
