using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;

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
            throw new CakeException(outcome.ExitCode, $"builder \"{name}\" ({description.Driver}) could not be created: {outcome.Words}{Remedy(outcome)}");
        }

        show($"created builder {name} ({description.Driver})");
    }

    // buildx keeps an endpoint with its builder, and takes TLS files from contexts alone (docker/buildx, commands/create.go).
    private static string Remedy(DockerOutcome outcome) => outcome.Says("TLS data")
        ? "\nMake a context of the engine first, docker context create engine --docker \"host=$DOCKER_HOST,ca=$DOCKER_CERT_PATH/ca.pem,cert=$DOCKER_CERT_PATH/cert.pem,key=$DOCKER_CERT_PATH/key.pem\", and give its name as the builder's Endpoint"
        : string.Empty;
}
