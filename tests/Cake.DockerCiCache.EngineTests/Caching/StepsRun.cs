using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>Which RUN steps ran in a CI run, told in two ways that know nothing of each other.</summary>
internal static class StepsRun
{
    /// <summary>As the addin's report says.</summary>
    public static IReadOnlyList<string> ByReport(Workload workload, DockerCiReport report) =>
        Known(workload, report.Stages.SelectMany(stage => stage.Steps)
            .Where(step => step.Outcome != "cached" && step.Instruction.StartsWith("RUN ", StringComparison.Ordinal))
            .Select(step => step.Instruction));

    /// <summary>As the pushed images say: a step that ran gave a layer that was in none of the run before.</summary>
    public static IReadOnlyList<string> ByLayers(Workload workload, IReadOnlyCollection<PushedImage> before, IReadOnlyCollection<PushedImage> after)
    {
        var known = before.SelectMany(image => image.Layers).Select(layer => layer.Digest).ToHashSet();
        return Known(workload, after.SelectMany(image => image.Layers)
            .Where(layer => layer.MadeBy.StartsWith("RUN ", StringComparison.Ordinal) && !known.Contains(layer.Digest))
            .Select(layer => layer.MadeBy));
    }

    /// <summary>The steps whose layers are in the images at all.</summary>
    public static IReadOnlyList<string> Visible(Workload workload, IReadOnlyCollection<PushedImage> images) =>
        Known(workload, images.SelectMany(i => i.Layers).Select(l => l.MadeBy).Where(m => m.StartsWith("RUN ", StringComparison.Ordinal)));

    private static string[] Known(Workload workload, IEnumerable<string> instructions)
    {
        var all = instructions.ToList();
        var unknown = all.Where(text => !workload.Steps.Any(step => text.Contains(step, StringComparison.Ordinal)));
        return [.. workload.Steps.Where(step => all.Exists(text => text.Contains(step, StringComparison.Ordinal))).Concat(unknown)];
    }
}
