using System.Diagnostics.CodeAnalysis;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Calls;

namespace Cake.DockerCiCache.Runs.Orders;

/// <summary>What a script orders of a compose project.</summary>
internal sealed record ComposeOrder : RunOrder
{
    /// <param name="run">What docker's runs have as well.</param>
    /// <param name="input">What compose read, and the services' Dockerfiles.</param>
    /// <param name="compose">The compose that builds.</param>
    [SetsRequiredMembers]
    public ComposeOrder(RunOrder run, ComposeInput input, ComposeTool compose)
        : base(run) => (Input, Compose) = (input, compose);

    public ComposeInput Input { get; }

    public ComposeTool Compose { get; }
}
