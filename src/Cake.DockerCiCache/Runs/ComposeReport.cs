using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Reporting;

namespace Cake.DockerCiCache.Runs;

/// <summary>The report of a compose project: every stage once, under the services that need it.</summary>
/// <remarks>
/// A stage that several services share is built for one of them and seen in the builds of the others; whatever command built it,
/// and whether that command named the service in its progress, it is the same stage.
/// </remarks>
internal static class ComposeReport
{
    public static DockerCiReport Of(DockerCiComposeBuildPlan plan, IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> builds) =>
        ReportBuilder.Build(
            [.. builds.Select(b => Target(plan, b.Step, b.Build))],
            [.. builds.Select(b => Users(plan, b.Step.Service, b.Step.Label)).Distinct(StringComparer.Ordinal)],
            plan.Survey,
            shown: SecretValues.RedactKnown);

    public static DockerCiComposeServiceResult Service(DockerCiComposeService service, string id, DockerCiComposeBuildPlan plan, DockerCiReport report)
    {
        var names = Labels(service).Select(l => $"{Users(plan, service.Name, l)} {l}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stages = report.Stages.Where(s => names.Contains(s.Name)).ToList();
        return new(service.Name, new DockerCiImage(service.Image, id), stages.Sum(s => s.StepsRun), stages.Sum(s => s.StepsCached));
    }

    private static TargetBuild Target(DockerCiComposeBuildPlan plan, DockerCiComposeStep step, FinishedBuild build) =>
        new(step.Label, [.. build.Vertices.Select(v => Named(plan, step, v))], build.Elapsed) { NotTried = SurveyedImports.Of(plan.Survey, step.CacheFrom) };

    private static BuildVertex Named(DockerCiComposeBuildPlan plan, DockerCiComposeStep step, BuildVertex vertex)
    {
        var stage = vertex.Name.Stage ?? step.Label;
        return vertex with { Name = vertex.Name with { Target = Users(plan, step.Service, stage), Stage = stage } };
    }

    private static string Users(DockerCiComposeBuildPlan plan, string service, string stage)
    {
        var owner = plan.Services.First(s => s.Name == service).CacheOwner;
        var users = plan.Services.Where(s => s.CacheOwner == owner && Labels(s).Contains(stage, StringComparer.OrdinalIgnoreCase)).Select(s => s.Name);
        return string.Join('+', users.Order(StringComparer.Ordinal).DefaultIfEmpty(service));
    }

    private static IEnumerable<string> Labels(DockerCiComposeService service) =>
        service.Required.Count == 0 ? [service.TargetLabel] : service.Required.Select(i => service.Stages[i].Label);
}
