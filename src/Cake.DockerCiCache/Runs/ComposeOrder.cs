using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache.Runs;

/// <summary>What a script orders of a compose project.</summary>
internal sealed record ComposeOrder : RunOrder
{
    /// <summary>What compose read, and the services' Dockerfiles.</summary>
    public required ComposeInput Input { get; init; }

    /// <summary>The compose that builds.</summary>
    public required ComposeTool Compose { get; init; }
}
