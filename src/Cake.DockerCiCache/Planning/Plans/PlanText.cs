using System.Text;

namespace Cake.DockerCiCache.Planning.Plans;

/// <summary>A plan for a person, at a glance.</summary>
internal static class PlanText
{
    public static string Of(DockerCiBuildPlan plan)
    {
        var most = plan.Steps.Any(s => s.OnlyIfChanged) ? "up to " : string.Empty;
        var text = new StringBuilder()
            .AppendLine(Invariant($"{plan.Image} from {plan.Dockerfile}: {most}{Count(plan.Steps.Count, "build", "builds")}, {most}{Count(plan.Pushes.Count, "push", "pushes")}"))
            .AppendLine(Invariant($"engine: {plan.Engine}"));
        if (plan.IsUnchanged)
        {
            text.AppendLine(Unchanged(plan)).AppendLine();
        }
        else
        {
            AppendBuilds(text, plan);
        }

        AppendList(text, "push", Pushes(plan));
        AppendList(text, "note", plan.Notes);
        return UrlPasswords.Redact(text.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    /// <summary>The one line that matters where nothing is built.</summary>
    public static string Unchanged(DockerCiBuildPlan plan) => $"nothing changed: {plan.Key} is in the registry";

    private static void AppendBuilds(StringBuilder text, DockerCiBuildPlan plan)
    {
        text.AppendLine(Invariant($"cache:  {Name(plan.Cache)}, {plan.Reason}"));
        AppendLines(text, "key:    ", plan.Key is { } key ? [key] : []);
        text.AppendLine();
        AppendStages(text, plan);
        AppendSteps(text, plan);
    }

    private static void AppendStages(StringBuilder text, DockerCiBuildPlan plan)
    {
        var required = plan.Required.ToHashSet();
        var rows = plan.Stages.Select(s => new[]
        {
            required.Contains(s.Index) ? "*" : "-",
            s.Label,
            s.BaseStage is { } b ? plan.Stages[b].Label : s.BaseImage!,
            s.Why,
        });
        TextTable.Append(text, ["", "stage", "from", "needed by"], rows);
        text.AppendLine();
    }

    private static void AppendSteps(StringBuilder text, DockerCiBuildPlan plan)
    {
        var number = 0;
        foreach (var step in plan.Steps)
        {
            text.AppendLine(Invariant($"{++number}. build {step.Label}{(step.IsRepeat ? " again" : string.Empty)}{(step.OnlyIfChanged ? ", if a step of it ran" : string.Empty)}"));
            if (!step.IsRepeat)
            {
                AppendLines(text, "   tag         ", step.Tags);
                AppendLines(text, "   cache from  ", step.CacheFrom);
                AppendLines(text, "   cache to    ", step.CacheTo);
                AppendLines(text, "   pushed as   ", step is { IsHeldInBuilder: true, EarlyPush: { } early } ? [early] : []);
            }
        }

        text.AppendLine();
    }

    private static List<string> Pushes(DockerCiBuildPlan plan)
    {
        var early = plan.Steps.Select(s => s.EarlyPush).ToHashSet(StringComparer.Ordinal);
        var onlyIfChanged = plan.Steps.Where(s => s.OnlyIfChanged).SelectMany(s => s.Tags).ToHashSet(StringComparer.Ordinal);
        return [.. plan.Pushes.Select(p => early.Contains(p) ? $"{p}  (early, as soon as it is built)" : onlyIfChanged.Contains(p) ? $"{p}  (if it is built)" : p)];
    }

    private static void AppendList(StringBuilder text, string title, IReadOnlyList<string> lines) => AppendLines(text, title + "  ", lines);

    private static void AppendLines(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(i == 0 ? title : new string(' ', title.Length)).AppendLine(lines[i]);
        }
    }

    /// <summary>The kind of cache in buildx's words, where it has one.</summary>
    public static string Name(DockerCiCacheType type) => type switch
    {
        DockerCiCacheType.GitHubActions => "gha",
        DockerCiCacheType.AzureBlob => "azblob",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Count(int count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
