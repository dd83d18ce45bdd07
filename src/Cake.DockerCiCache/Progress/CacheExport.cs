namespace Cake.DockerCiCache.Progress;

/// <summary>Tells whether caches were written, which a build that ignores their errors does not say with its exit code.</summary>
internal static class CacheExport
{
    // BuildKit, cache/remotecache: each kind names itself; GitHub's leaves out the word cache.
    private static readonly string[] Names = ["exporting cache", "exporting to GitHub Actions Cache"];

    /// <summary>The words of the exports that failed.</summary>
    public static IReadOnlyList<string> Failures(IEnumerable<BuildVertex> vertices) =>
    [
        .. vertices.Where(v => v.Outcome == VertexOutcome.Failed && Is(v)).Select(v => v.Error ?? "no reason given"),
    ];

    /// <summary>Whether a vertex writes a cache.</summary>
    public static bool Is(BuildVertex vertex) => Names.Any(n => vertex.Name.Instruction.StartsWith(n, StringComparison.Ordinal));
}
