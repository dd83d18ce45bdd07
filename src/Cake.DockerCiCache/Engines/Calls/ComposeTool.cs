using Cake.Core;
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
    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
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
            Environment = Variables.Concat(environment).ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>A planned call of compose, with an override file in its place.</summary>
    public DockerCommand Command(IReadOnlyList<string> arguments, OverrideOnDisk file, IReadOnlyDictionary<string, string> environment) =>
        Command([.. arguments.Select(a => a == ComposeArguments.OverridePath ? file.Path : a)], environment);

    /// <summary>What compose makes of the project's files, in its own format.</summary>
    /// <exception cref="CakeException">Compose cannot read them; its own words say why.</exception>
    public string Config(ComposeRequest request)
    {
        var outcome = Program.Run(Command(ComposeArguments.Config(request, Facts), new Dictionary<string, string>(StringComparer.Ordinal)));
        if (outcome.Succeeded)
        {
            return string.Join('\n', outcome.Output);
        }

        var files = request.Files.Count == 0 ? "the compose project" : string.Join(", ", request.Files);
        var words = string.Join('\n', outcome.Errors.SkipWhile(l => l.StartsWith("time=", StringComparison.Ordinal)));
        throw new CakeException(outcome.ExitCode, $"{Facts.Command} cannot read {files} (exit code {outcome.ExitCode}): {words}");
    }
}
