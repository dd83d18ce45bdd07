using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Planning.Plans;

/// <summary>The stages of a plan, each with the reason for its presence.</summary>
internal static class PlanStages
{
    public static IReadOnlyList<DockerCiPlanStage> Of(StageGraph graph)
    {
        var firstUse = FirstUses(graph);
        return [.. graph.Stages.Select(s => new DockerCiPlanStage(
            s.Index,
            s.Name,
            BaseImage(s.Base),
            (s.Base as StageBase.EarlierStage)?.Index,
            [.. s.Uses.Select(u => u.Index).Distinct().Order()],
            s.ExternalImages,
            s.Line,
            Why(graph, s, firstUse)))];
    }

    // Only stages that the target needs are looked at: they are the reason for those they use.
    private static Dictionary<int, (Stage By, StageUse Use)> FirstUses(StageGraph graph)
    {
        var uses = new Dictionary<int, (Stage, StageUse)>();
        foreach (var stage in graph.Required.Select(i => graph.Stages[i]))
        {
            foreach (var use in stage.Uses)
            {
                uses.TryAdd(use.Index, (stage, use));
            }
        }

        return uses;
    }

    private static string Why(StageGraph graph, Stage stage, Dictionary<int, (Stage By, StageUse Use)> uses)
    {
        if (stage.Index == graph.Target)
        {
            return "target";
        }

        if (stage.IsReplaced)
        {
            return "not needed, a build context stands in for it";
        }

        return uses.TryGetValue(stage.Index, out var found)
            ? $"{Instruction(found.Use.Kind)} of {found.By.Name ?? $"stage-{found.By.Index}"}, line {found.Use.Line}{(stage.Platforms is { } some ? $", for {string.Join(", ", some)}" : string.Empty)}"
            : "not needed";
    }

    private static string Instruction(StageUseKind kind) => kind switch
    {
        StageUseKind.From => "FROM",
        StageUseKind.Copy => "COPY --from",
        _ => "RUN --mount",
    };

    private static string? BaseImage(StageBase stageBase) => stageBase switch
    {
        StageBase.Image image => image.Reference,
        StageBase.Scratch => "scratch",
        StageBase.NamedContext context => context.Name,
        _ => null,
    };
}
