namespace Cake.DockerCiCache.Progress;

/// <summary>Tells whether caches were written, which a build that ignores their errors does not say with its exit code.</summary>
internal static class CacheExport
{
    private const string Prefix = "exporting cache";

    /// <summary>The words of the exports that failed.</summary>
    public static IReadOnlyList<string> Failures(IEnumerable<BuildVertex> vertices) =>
    [
        .. vertices.Where(v => v.Outcome == VertexOutcome.Failed && v.Name.Instruction.StartsWith(Prefix, StringComparison.Ordinal)).Select(v => v.Error ?? "no reason given"),
    ];
}
