namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Makes one graph of those that a Dockerfile has for several platforms.</summary>
/// <remarks>
/// The stages and the target are the same for all: no name has variables (dockerfile2llb/convert.go). What a stage starts from and which
/// ones are needed may differ, as with <c>FROM build-${TARGETARCH}</c>.
/// </remarks>
internal static class MergedPlatforms
{
    /// <param name="graphs">A graph for each platform; at least one.</param>
    public static StageGraph Of(IReadOnlyList<(string? Platform, StageGraph Graph)> graphs)
    {
        var first = graphs[0].Graph;
        return graphs.Count == 1 ? first : first with
        {
            Stages = [.. first.Stages.Select(stage => Merge(stage.Index, graphs))],
            Required = [.. graphs.SelectMany(g => g.Graph.Required).Distinct().Order()],
            TakenNames = graphs.SelectMany(g => g.Graph.TakenNames).ToHashSet(StringComparer.Ordinal),
        };
    }

    // A platform that does not need the stage has no say in what the stage needs; a base that differs is the first one's.
    private static Stage Merge(int index, IReadOnlyList<(string? Platform, StageGraph Graph)> graphs)
    {
        var users = graphs.Where(g => g.Graph.Required.Contains(index)).ToList();
        var same = (users.Count == 0 ? graphs : users).Select(g => g.Graph.Stages[index]).ToList();
        return same[0] with
        {
            Uses = [.. same.SelectMany(s => s.Uses).DistinctBy(use => (use.Index, use.Kind)).OrderBy(use => use.Line)],
            ExternalImages = [.. same.SelectMany(s => s.ExternalImages).Distinct(StringComparer.Ordinal)],
            Platforms = users.Count == 0 || users.Count == graphs.Count ? null : [.. users.Select(g => g.Platform!)],
        };
    }
}
