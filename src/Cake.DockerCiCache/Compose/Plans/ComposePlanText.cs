using System.Text;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Compose.Plans;

/// <summary>A compose plan for a person, at a glance.</summary>
internal static class ComposePlanText
{
    public static string Of(DockerCiComposeBuildPlan plan)
    {
        var services = string.Join(", ", plan.Services.Select(s => s.Name));
        var builds = plan.Steps.Count(s => s.Kind != "tag");
        var text = new StringBuilder()
            .AppendLine(Invariant($"{services} of project {plan.Project}: {Count(builds, "build", "builds")}, {Count(plan.Pushes.Count, "push", "pushes")}"))
            .Append("engine:  ").AppendLine(plan.Engine)
            .Append("compose: ").AppendLine(plan.Compose)
            .AppendLine(Invariant($"cache:   {PlanText.Name(plan.Cache)}, {plan.Reason}"))
            .AppendLine();
        foreach (var service in plan.Services)
        {
            AppendService(text, service);
        }

        AppendSteps(text, plan.Steps);
        AppendLines(text, "override  ", plan.Override.TrimEnd('\n').Split('\n'));
        AppendLines(text, "push  ", plan.Pushes);
        AppendLines(text, "note  ", plan.Notes);
        return UrlPasswords.Redact(text.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    private static void AppendService(StringBuilder text, DockerCiComposeService service)
    {
        var file = service.Dockerfile is "-" ? "the compose file's own Dockerfile" : service.Dockerfile ?? service.Context;
        text.AppendLine(Invariant($"service {service.Name}: {service.Image} from {file}"));
        if (service.Stages.Count > 0)
        {
            TextTable.Append(text, ["", "stage", "from", "needed by"], service.Stages.Select(s => new[]
            {
                service.Required.Contains(s.Index) ? "*" : "-",
                s.Label,
                s.BaseStage is { } b ? service.Stages[b].Label : s.BaseImage!,
                s.Why,
            }));
        }

        text.AppendLine();
    }

    private static void AppendSteps(StringBuilder text, IReadOnlyList<DockerCiComposeStep> steps)
    {
        var number = 0;
        foreach (var step in steps)
        {
            text.AppendLine(Invariant($"{++number}. {What(step)}"));
            if (!step.IsRepeat && step.Kind != "tag")
            {
                AppendLines(text, "   tag         ", step.Tags);
                AppendLines(text, "   cache from  ", step.CacheFrom);
                AppendLines(text, "   cache to    ", step.CacheTo);
            }
        }

        text.AppendLine();
    }

    private static string What(DockerCiComposeStep step) => step.Kind switch
    {
        "tag" => $"tag {step.Arguments[^2]} as {step.Tags[0]}",
        "stage" => $"build stage {step.Label} of {step.Service}{(step.IsRepeat ? " again" : string.Empty)}",
        _ => $"{step.Command} build {step.Service}{(step.IsRepeat ? " again" : string.Empty)}",
    };

    private static void AppendLines(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(i == 0 ? title : new string(' ', title.Length)).AppendLine(lines[i]);
        }
    }

    private static string Count(int count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
