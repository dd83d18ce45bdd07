using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>The stages of which, as builds said, no step ran, nor one of what they are made of.</summary>
/// <remarks>
/// Of a stage whose last step was not shown nothing is known: nobody read the steps, it has none, or they are another stage's as well and
/// are shown for that one.
/// </remarks>
internal static class UntouchedStages
{
    public static IReadOnlySet<int> Of(DockerCiBuildPlan plan, IReadOnlyCollection<FinishedBuild> finished)
    {
        if (finished.Any(b => b.LeftCacheOut))
        {
            return new HashSet<int>();
        }

        // What a stage is made of stands before it.
        var (touched, known) = (new HashSet<int>(), new HashSet<int>());
        foreach (var stage in plan.Stages)
        {
            var steps = finished.SelectMany(b => b.StepsOf(stage.Label)).ToList();
            if (steps.Exists(s => s.Outcome != VertexOutcome.Cached) || stage.DependsOn.Any(touched.Contains))
            {
                touched.Add(stage.Index);
            }

            if (steps.Exists(s => s.Name.Step == s.Name.Steps))
            {
                known.Add(stage.Index);
            }
        }

        return known.Except(touched).ToHashSet();
    }
}
