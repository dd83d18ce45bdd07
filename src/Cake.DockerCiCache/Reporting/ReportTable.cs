using System.Globalization;

namespace Cake.DockerCiCache.Reporting;

/// <summary>The report for people: one line for a stage, one for a step, and the totals at the end.</summary>
internal static class ReportTable
{
    private const int Columns = 120;
    private const int InstructionColumns = 44;

    public static string Render(DockerCiReport report)
    {
        var steps = report.Stages.SelectMany(stage => stage.Steps);
        var width = steps.Select(step => Instruction(step).Length).DefaultIfEmpty().Max();
        var lines = report.Stages.SelectMany(stage => Stage(stage, width)).Concat(Imports(report)).Select(line => TableText.Shorten(line, Columns));
        return string.Join('\n', lines.Concat(report.Notes.Select(TableText.Plain)).Append(Totals(report)));
    }

    private static IEnumerable<string> Stage(DockerCiStageReport stage, int width) => stage.Steps.Select(step => Step(step, width))
        .Prepend(Invariant($"{TableText.Plain(stage.Name)}: {stage.StepsRun} run, {stage.StepsCached} cached, {stage.Seconds:0.0} s"));

    private static string Step(DockerCiStepReport step, int width)
    {
        var number = Invariant($"{step.Step}/{step.Steps}").PadLeft(7);
        var seconds = step.Outcome == "run" ? Invariant($"{step.Seconds:0.0} s") : string.Empty;
        var reason = step.Reason is null ? string.Empty : $"  {TableText.Plain(step.Reason)}";
        return $"{number}  {step.Outcome,-10}{seconds,8}  {Instruction(step).PadRight(width)}{reason}".TrimEnd();
    }

    private static string Instruction(DockerCiStepReport step) =>
        TableText.Shorten(TableText.Plain(step.Instruction), InstructionColumns);

    private static IEnumerable<string> Imports(DockerCiReport report) => report.CacheImports.Count == 0
        ? []
        : report.CacheImports.Select(Import).Prepend("cache sources:");

    private static string Import(DockerCiCacheImportReport import)
    {
        // The words of a missing source only repeat its name.
        var words = import.Words is null || import.Outcome == "missing" ? string.Empty : $": {TableText.Plain(import.Words)}";
        var age = import.AgeDays is { } days ? Invariant($", oldest layer {days:0.#} days old") : string.Empty;
        return $"  {import.Outcome,-11}  {import.Reference}{age}{words}";
    }

    private static string Totals(DockerCiReport report) => Invariant(
        $"total: {report.StepsRun} run, {report.StepsCached} cached ({report.CachedRatio * 100:0} % from cache), {report.Seconds:0.0} s");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
