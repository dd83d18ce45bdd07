using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>One step through all invocations: what target by target builds, later invocations find in the builder's cache.</summary>
/// <param name="Stage">The label of its stage.</param>
/// <param name="Vertex">The vertex that tells most: where it ran, else where it ended, else the first.</param>
/// <param name="Build">The invocation of that vertex.</param>
internal sealed record StepHistory(StageLabel Stage, BuildVertex Vertex, TargetBuild Build)
{
    public int Step => Vertex.Name.Step;

    public bool Ran => Vertex.Outcome is VertexOutcome.Done or VertexOutcome.Failed;

    /// <summary>Whether this sighting says more than another of the same step.</summary>
    public bool SaysMoreThan(StepHistory other) => Weight(Vertex.Outcome) > Weight(other.Vertex.Outcome);

    private static int Weight(VertexOutcome outcome) => outcome switch
    {
        VertexOutcome.Done => 4,
        VertexOutcome.Failed => 3,
        VertexOutcome.Cached => 2,
        VertexOutcome.Canceled => 1,
        _ => 0,
    };
}
