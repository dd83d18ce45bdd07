using System.Globalization;
using Cake.DockerCiCache.Reporting;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>The report as Markdown for the page of a run: GITHUB_STEP_SUMMARY.</summary>
internal static class StepSummary
{
    // A summary may have 1 MiB, and nobody reads more.
    private const int MostRows = 50;
    private const int LongestInstruction = 100;

    public static string OfBuild(RunOutput output)
    {
        var report = output.Report;
        var ran = report.Stages.SelectMany(stage => stage.Steps.Where(step => step.Outcome is "run" or "failed").Select(step => Step(stage, step))).ToList();
        string[] rows =
        [
            $"### {MarkdownText.Of(output.Title)}",
            string.Empty,
            "| stage | run | cached | seconds |",
            "| --- | ---: | ---: | ---: |",
            .. Some(report.Stages.Select(Stage), 4),
            Invariant($"| **all** | {report.StepsRun} | {report.StepsCached} ({report.CachedRatio * 100:0} %) | {report.Seconds:0.0} |"),
            .. Notes(report),
            .. Table("| step that ran | seconds | why |", "| --- | ---: | --- |", ran),
            .. Table("| cache source | |", "| --- | --- |", [.. report.CacheImports.Select(i => $"| {MarkdownText.Of(i.Reference)} | {MarkdownText.Of(i.Outcome)} |")]),
        ];
        return Joined(rows);
    }

    public static string OfPush(RunOutput output) => Joined(
        [.. Table("| pushed | digest |", "| --- | --- |", [.. output.Digests.Select(d => $"| {MarkdownText.Of(d.Key)} | {MarkdownText.Of(d.Value)} |")])]);

    private static IEnumerable<string> Notes(DockerCiReport report) =>
        report.Notes.Count == 0 ? [] : [string.Empty, .. report.Notes.Select(n => $"- {MarkdownText.Of(n)}")];

    private static string Stage(DockerCiStageReport stage) =>
        Invariant($"| {MarkdownText.Of(stage.Name)} | {stage.StepsRun} | {stage.StepsCached} | {stage.Seconds:0.0} |");

    private static string Step(DockerCiStageReport stage, DockerCiStepReport step)
    {
        var name = MarkdownText.Of($"{stage.Name} {step.Step}/{step.Steps} {TableText.Shorten(step.Instruction, LongestInstruction)}");
        return Invariant($"| {name} | {step.Seconds:0.0} | {MarkdownText.Of(step.Reason ?? string.Empty)} |");
    }

    // An empty line ends the table before.
    private static IEnumerable<string> Table(string head, string rule, IReadOnlyList<string> rows) =>
        rows.Count == 0 ? [] : [string.Empty, head, rule, .. Some(rows, head.Count(c => c == '|') - 1)];

    private static IEnumerable<string> Some(IEnumerable<string> rows, int columns)
    {
        var all = rows.ToList();
        return all.Count <= MostRows ? all : [.. all.Take(MostRows), Invariant($"| and {all.Count - MostRows} more{string.Concat(Enumerable.Repeat(" |", columns))}")];
    }

    private static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
