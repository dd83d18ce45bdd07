using System.Collections.ObjectModel;
using Cake.DockerCiCache.Compose.Projects;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>All that a plan is made of, but for the engine.</summary>
/// <param name="Request">What a script asks for.</param>
/// <param name="Project">What compose read.</param>
/// <param name="Dockerfiles">The Dockerfiles of the chosen services by service; one with a remote context has none.</param>
/// <param name="Compose">Which compose is there.</param>
internal sealed record ComposeInput(
    ComposeRequest Request,
    ComposeProject Project,
    IReadOnlyDictionary<string, ServiceDockerfile> Dockerfiles,
    ComposeFacts Compose)
{
    /// <summary>The values of build secrets whose variables only compose knows, from <c>.env</c>; by variable. Never shown.</summary>
    public IReadOnlyDictionary<string, string> SecretVariables { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
