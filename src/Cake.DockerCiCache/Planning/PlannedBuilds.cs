namespace Cake.DockerCiCache.Planning;

/// <summary>The builds of a plan, and what they leave to be pushed.</summary>
/// <param name="Steps">The builds, in order.</param>
/// <param name="Reason">Why they are so, for people.</param>
internal sealed record PlannedBuilds(IReadOnlyList<DockerCiPlanStep> Steps, string Reason)
{
    /// <summary>The cache references that a push writes.</summary>
    public IReadOnlyList<string> Caches { get; init; } = [];

    /// <summary>All that is pushed goes straight from the builder, with the steps' own arguments.</summary>
    public bool PushesFromBuilder { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}
