using System.Collections.ObjectModel;
using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Watching;

namespace Cake.DockerCiCache;

/// <summary>What was built.</summary>
public sealed record DockerCiBuildResult
{
    internal DockerCiBuildResult(BuildOrder order, EngineFacts engine, IReadOnlyList<FinishedBuild> builds) =>
        (Order, Engine, Builds) = (order, engine, builds);

    /// <summary>Gets the plan that was run.</summary>
    public required DockerCiBuildPlan Plan { get; init; }

    /// <summary>Gets the images that were built, with their IDs: the image's tags, then the cache images. A stage that needed no build (<see cref="DockerCiPlanStep.OnlyIfChanged"/>) is not among them.</summary>
    public required IReadOnlyList<DockerCiImage> Images { get; init; }

    /// <summary>Gets what the cache did.</summary>
    public required DockerCiReport Report { get; init; }

    /// <summary>Gets a value indicating whether nothing was built, because the registry has the image already (<c>SkipUnchanged</c>).</summary>
    public bool Skipped => Plan.IsUnchanged;

    /// <summary>Gets the engine that built, which also knows which registries are insecure.</summary>
    internal EngineFacts Engine { get; }

    /// <summary>Gets the image's content key; null where nobody asked for one.</summary>
    internal KeyFacts? Key { get; init; }

    /// <summary>Gets what was ordered, which the push takes over.</summary>
    internal BuildOrder Order { get; }

    /// <summary>Gets what each build of the plan gave, in order.</summary>
    internal IReadOnlyList<FinishedBuild> Builds { get; }

    /// <summary>Gets the digests of the cache images that are in the registry already.</summary>
    internal IReadOnlyDictionary<string, string> EarlyPushes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets what knows whether the build context is still what was built; null where nobody does.</summary>
    internal ContextWatch? Watch { get; init; }

    /// <summary>Gets what the CI vendor is told.</summary>
    internal RunOutput? Output { get; init; }

    /// <summary>Gives the report for a person.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString() => Report.ToString();
}
