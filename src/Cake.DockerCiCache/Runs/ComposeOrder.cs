using Cake.Core.Tooling;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache.Runs;

/// <summary>What a script orders of a compose project.</summary>
/// <param name="Input">What compose read, and the services' Dockerfiles.</param>
/// <param name="Compose">The compose that builds.</param>
/// <param name="Tool">Tool path, working directory, environment and time limit of every call of docker.</param>
/// <param name="Ci">What the CI vendor is told, and where.</param>
internal sealed record ComposeOrder(ComposeInput Input, ComposeTool Compose, ToolSettings Tool, CiSettings Ci)
{
    public string? ReportFile { get; init; }
}
