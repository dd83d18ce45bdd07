namespace Cake.DockerCiCache.Progress;

/// <summary>One vertex of BuildKit's graph: a Dockerfile step, or something that BuildKit does around them.</summary>
/// <param name="Number">The number after <c>#</c>; unique in one invocation.</param>
/// <param name="Name">Its name, taken apart.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took; null when unknown (fetching a cached layer is no duration of the step).</param>
/// <param name="Error">The last error; also kept when the step ran again afterwards and succeeded.</param>
internal sealed record BuildVertex(int Number, VertexName Name, VertexOutcome Outcome, TimeSpan? Duration, string? Error)
{
    /// <summary>Its cached layer was to be fetched, and it ran all the same.</summary>
    public bool ReplacedCache { get; init; }

    /// <summary>The last lines the step's program wrote, without time stamps.</summary>
    public IReadOnlyList<string> OutputTail { get; init; } = [];
}
