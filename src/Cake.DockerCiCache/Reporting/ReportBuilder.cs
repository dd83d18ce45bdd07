using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>Makes a report of what several invocations printed.</summary>
internal static class ReportBuilder
{
    /// <summary>Makes the report.</summary>
    /// <param name="builds">The invocations in the order in which they ran.</param>
    /// <param name="survey">What the registry said about the caches beforehand.</param>
    /// <param name="notes">Why nothing was built, or why something was.</param>
    /// <param name="stageOrder">The plan's order of stages; by default the order of the builds' targets.</param>
    /// <param name="shown">Takes secrets out of docker's words.</param>
    public static DockerCiReport Build(
        IReadOnlyList<TargetBuild> builds, IReadOnlyList<string>? stageOrder = null, CacheSurvey? survey = null, IReadOnlyList<string>? notes = null, Func<string, string>? shown = null)
    {
        shown ??= words => words;
        var order = stageOrder ?? [.. builds.Select(build => build.Label)];
        var stages = Steps(builds)
            .GroupBy(step => step.Stage)
            .OrderBy(stage => Position(order, stage.Key))
            .Select(stage => new StageHistory(stage.Key, [.. stage.OrderBy(step => step.Step)]))
            .ToList();
        var reasons = new StepReasons(stages);
        return new DockerCiReport(
            [.. stages.Select(stage => Stage(stage, reasons, shown))],
            [.. Imports(builds, survey, shown)],
            builds.Aggregate(TimeSpan.Zero, (sum, build) => sum + build.Elapsed),
            notes);
    }

    // In the order of their first appearance, each step with its most telling sighting.
    private static IEnumerable<StepHistory> Steps(IEnumerable<TargetBuild> builds) => builds
        .SelectMany(build => build.Vertices
            .Where(vertex => vertex.Name.IsStep)
            .Select(vertex => new StepHistory(StageLabel.Of(vertex, build.Label), vertex, build)))
        .GroupBy(step => (step.Stage, step.Step))
        .Select(sightings => sightings.Aggregate((best, next) => next.SaysMoreThan(best) ? next : best));

    // Stages that the plan does not name come last, in the order of their appearance: OrderBy is stable.
    private static int Position(IReadOnlyList<string> order, StageLabel stage)
    {
        var position = order.TakeWhile(label => !stage.IsNamed(label) && stage.Target != label).Count();
        return position < order.Count ? position : int.MaxValue;
    }

    private static DockerCiStageReport Stage(StageHistory stage, StepReasons reasons, Func<string, string> shown) =>
        new(stage.Label.ToString(), [.. stage.Steps.Select(step => Step(step, reasons.Of(step, stage), shown))]);

    private static DockerCiStepReport Step(StepHistory step, string? reason, Func<string, string> shown) => new()
    {
        Step = step.Step,
        Steps = step.Vertex.Name.Steps,
        Instruction = shown(step.Vertex.Name.Instruction),
        Outcome = step.Vertex.Outcome == VertexOutcome.Done ? "run" : step.Vertex.Outcome.ToString().ToLowerInvariant(),
        Seconds = step.Vertex.Duration?.TotalSeconds ?? 0,
        Reason = reason is null ? null : shown(reason),
    };

    // Target by target each reference is asked for again; the first answer is the one that the stage's cache came from.
    private static IEnumerable<DockerCiCacheImportReport> Imports(IEnumerable<TargetBuild> builds, CacheSurvey? survey, Func<string, string> shown) => builds
        .SelectMany(build => build.Imports)
        .DistinctBy(import => import.Reference, StringComparer.Ordinal)
        .Select(import => new DockerCiCacheImportReport
        {
            Reference = import.Reference,
            Outcome = import.Outcome.ToString().ToLowerInvariant(),
            Words = import.Words is null ? null : shown(import.Words),
            AgeDays = survey is not null && survey.Ages.TryGetValue(import.Reference, out var age) ? Math.Round(age.TotalDays, 2) : null,
        });
}
