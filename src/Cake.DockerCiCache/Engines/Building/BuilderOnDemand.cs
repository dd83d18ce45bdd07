using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Creates a builder that is described and not there yet.</summary>
internal sealed class BuilderOnDemand(DockerTool docker, Action<string> show)
{
    /// <exception cref="CakeException">It could not be created.</exception>
    public void Require(string? name, NewBuilder? description)
    {
        if (name is null || description is null || docker.Run(new DockerCommand(["buildx", "inspect", name])).Succeeded)
        {
            return;
        }

        var outcome = docker.Run(new DockerCommand(description.Arguments(name)));
        if (!outcome.Succeeded)
        {
            throw new CakeException(outcome.ExitCode, $"builder \"{name}\" ({description.Driver}) could not be created: {outcome.Words}");
        }

        show($"created builder {name} ({description.Driver})");
    }
}
