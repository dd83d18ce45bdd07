using System.Globalization;

namespace Cake.DockerCiCache.Reporting;

/// <summary>The report for people: one line for a stage, one for a step, and the totals at the end.</summary>
internal static class ReportTable
{
    private const int Columns = 120;
    private const int InstructionColumns = 50;

    public static string Render(DockerCiReport report)
    {
        var lines = report.Stages.SelectMany(Stage).Concat(Imports(report)).Append(Totals(report));
        return string.Join('\n', lines.Select(line => TableText.Shorten(line, Columns)));
    }

    private static IEnumerable<string> Stage(DockerCiStageReport stage) => stage.Steps.Select(Step)
        .Prepend(Invariant($"{TableText.Plain(stage.Name)}: {stage.StepsRun} run, {stage.StepsCached} cached, {stage.Seconds:0.0} s"));

    private static string Step(DockerCiStepReport step)
    {
        var number = Invariant($"{step.Step}/{step.Steps}").PadLeft(7);
        var seconds = step.Outcome == "run" ? Invariant($"{step.Seconds:0.0} s") : string.Empty;
        var instruction = TableText.Shorten(TableText.Plain(step.Instruction), InstructionColumns);
        var reason = step.Reason is null ? string.Empty : $"  {TableText.Plain(step.Reason)}";
        return $"{number}  {step.Outcome,-10}{seconds,8}  {instruction.PadRight(InstructionColumns)}{reason}".TrimEnd();
    }

    private static IEnumerable<string> Imports(DockerCiReport report) => report.CacheImports.Count == 0
        ? []
        : report.CacheImports.Select(Import).Prepend("cache sources:");

    private static string Import(DockerCiCacheImportReport import)
    {
        // The words of a missing source only repeat its name.
        var words = import.Words is null || import.Outcome == "missing" ? string.Empty : $": {TableText.Plain(import.Words)}";
        return $"  {import.Outcome,-11}  {import.Reference}{words}";
    }

    private static string Totals(DockerCiReport report) => Invariant(
        $"total: {report.StepsRun} run, {report.StepsCached} cached ({report.CachedRatio * 100:0} % from cache), {report.Seconds:0.0} s");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
