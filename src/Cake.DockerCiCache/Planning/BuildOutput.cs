namespace Cake.DockerCiCache.Planning;

/// <summary>What a build leaves behind.</summary>
/// <param name="IsTarget">It is the image itself and not the cache image of a stage.</param>
/// <param name="Export">In the form of <c>--output</c>; null for the image store of the engine that builds.</param>
internal sealed record BuildOutput(bool IsTarget, string? Export)
{
    /// <summary>The caches that are written by it, in the form of <c>--cache-to</c>.</summary>
    public IReadOnlyList<string> CacheTo { get; init; } = ["type=inline"];
}
