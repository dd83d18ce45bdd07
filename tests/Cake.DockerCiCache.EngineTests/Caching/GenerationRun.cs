using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>What ran in one CI run, by the report and by the pushed layers.</summary>
internal sealed record GenerationRun(
    string Profile, Workload Workload, Generation Generation, IReadOnlyList<string> ByReport, IReadOnlyList<string> ByLayers,
    IReadOnlyList<string> Visible)
{
    /// <summary>Gets the steps whose layers are in pushed images; with a cache apart from the image only the target's own.</summary>
    public IReadOnlyList<string> Visible { get; } = Visible;

    /// <summary>Gets the steps that ran without need, by either account.</summary>
    public IReadOnlyList<string> Unneeded => [.. ByReport.Union(ByLayers).Except(Generation.Runs)];

    public IEnumerable<string> Faults
    {
        get
        {
            if (!ByReport.SequenceEqual(Generation.Runs))
            {
                yield return $"by the report, {Text(ByReport)} ran instead of {Text(Generation.Runs)}";
            }

            var expected = Generation.Runs.Intersect(Visible).ToList();
            if (!ByLayers.SequenceEqual(expected))
            {
                yield return $"by the pushed layers, {Text(ByLayers)} ran instead of {Text(expected)}";
            }
        }
    }

    private static string Text(IReadOnlyCollection<string> steps) => steps.Count == 0 ? "nothing" : $"[{string.Join(' ', steps)}]";
}
