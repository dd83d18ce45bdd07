namespace Cake.DockerCiCache.Progress;

/// <summary>Tells what a build wrote and pushed, and which caches it did not write, which one that ignores such errors does not say with its exit code.</summary>
internal static class BuildExport
{
    // The last one is buildx's own, where a builder has several nodes (docker/buildx, build/build.go).
    private static readonly string[] NamesOfAny = ["exporting ", "pushing ", "merging manifest list "];

    // BuildKit, cache/remotecache: each kind names itself; GitHub's leaves out the word cache.
    private static readonly string[] Names = ["exporting cache", "exporting to GitHub Actions Cache"];

    /// <summary>The words of the exports that failed.</summary>
    public static IReadOnlyList<string> CacheFailures(IEnumerable<BuildVertex> vertices) =>
    [
        .. vertices.Where(v => v.Outcome == VertexOutcome.Failed && IsOfCache(v)).Select(v => v.Error ?? "no reason given"),
    ];

    /// <summary>Whether a vertex writes a cache.</summary>
    public static bool IsOfCache(BuildVertex vertex) => Begins(vertex, Names);

    /// <summary>Whether a vertex writes or pushes what was built: an image or a cache.</summary>
    public static bool IsAny(BuildVertex vertex) => Begins(vertex, NamesOfAny);

    private static bool Begins(BuildVertex vertex, string[] names) => names.Any(n => vertex.Name.Instruction.StartsWith(n, StringComparison.Ordinal));
}
