using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache;

/// <summary>What was built.</summary>
public sealed record DockerCiComposeBuildResult
{
    internal DockerCiComposeBuildResult(ComposeOrder order, EngineFacts engine, IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> builds) =>
        (Order, Engine, Builds) = (order, engine, builds);

    /// <summary>Gets the plan that was run.</summary>
    public required DockerCiComposeBuildPlan Plan { get; init; }

    /// <summary>Gets the services that were built.</summary>
    public required IReadOnlyList<DockerCiComposeServiceResult> Services { get; init; }

    /// <summary>Gets all images with their IDs: the services', then the cache images.</summary>
    public required IReadOnlyList<DockerCiImage> Images { get; init; }

    /// <summary>Gets what the cache did.</summary>
    public required DockerCiReport Report { get; init; }

    /// <summary>Gets what was ordered, which the push takes over.</summary>
    internal ComposeOrder Order { get; }

    /// <summary>Gets what each build gave, in order.</summary>
    internal IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> Builds { get; }

    /// <summary>Gets the engine that built, which also knows which registries are insecure.</summary>
    internal EngineFacts Engine { get; }

    /// <summary>Gets what the CI vendor is told.</summary>
    internal RunOutput? Output { get; init; }

    /// <summary>Gives the report for a person, and a line per service.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString() => $"{Report}\n{string.Join('\n', Services)}";
}
