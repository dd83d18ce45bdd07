using System.Text;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>The results as Markdown: how it was measured, a table to compare, and one with everything.</summary>
internal sealed class MarkdownReport
{
    private const string Method = """
        Every run is a CI job on a fresh machine: an engine without images and build cache, nobody logged in, base images from a registry that is not counted. It logs in, builds and pushes to a registry with a password behind a proxy that limits the rate in each direction. Before every run but the cold ones the registry is put back to what the same tool's own cold run left. The tools take turns (A B C A B C).

        - **s**: seconds from login to the end of the pushes, median, with the shortest and the longest run; what `dotnet cake` (with its script cache) takes before and after stands apart as *start*. *own* is the part of the addin's verbs in which no docker was at work.
        - **ratio**: seconds beside those of `by-hand`, the script that teams write (tests/by-hand.sh). `buildx` is `docker buildx build` with a registry cache, `mode=max`.
        - **up**, **down**: bytes through the proxy, inside of TCP, and HTTP requests.
        - **steps**: Dockerfile steps that ran, of them `RUN` in brackets, counted in docker's own progress output; *needed* are those that no cache could have spared.

        """;

    private readonly StringBuilder text = new();

    /// <summary>The report of all runs; runs whose steps cost something else are not mixed.</summary>
    /// <param name="runs">What was measured, the oldest first.</param>
    /// <param name="pictures">The picture's file name, by the cost of steps and the profile.</param>
    public static string Of(IReadOnlyList<ResultFile> runs, IReadOnlyDictionary<(string Cost, string Profile), string> pictures)
    {
        var report = new MarkdownReport();
        report.text.Append("# Benchmarks\n\n").Append(Method);
        foreach (var cost in runs.GroupBy(run => run.Circumstances.Cost.ToString()))
        {
            report.Append([.. cost], cost.Key, pictures);
        }

        return report.text.ToString();
    }

    private void Append(IReadOnlyList<ResultFile> runs, string cost, IReadOnlyDictionary<(string Cost, string Profile), string> pictures)
    {
        text.Append($"\n## {cost}\n\n");
        foreach (var run in runs)
        {
            Append(run.Circumstances, run.Measurements.Count);
        }

        foreach (var profile in Comparison.Of(runs).GroupBy(comparison => comparison.Profile))
        {
            text.Append($"\n### {profile.Key}\n\n![times beside those of the script written by hand]({pictures[(cost, profile.Key)]})\n\n");
            AppendSummary([.. profile]);
            AppendDetails([.. profile]);
        }
    }

    private void Append(Circumstances its, int count)
    {
        text.Append($"- {its.Begun:yyyy-MM-dd HH:mm} UTC, commit {its.Commit}, {count} runs, load {Words.Ratio(its.Load)} at the beginning\n  - {its.Machine}\n");
        foreach (var (name, versions) in its.Versions)
        {
            text.Append($"  - {(name == "all" ? "everywhere" : name)}: {versions}\n");
        }

        var links = its.Links.Select(link => $"{link.Link}: {Words.Text(link.Up, "0")} up, {Words.Text(link.Down, "0")} down");
        text.Append($"  - the links let through, in Mbit/s: {string.Join("; ", links)}\n");
    }

    private void AppendSummary(IReadOnlyList<Comparison> comparisons)
    {
        var tools = comparisons.SelectMany(c => c.Rows.Select(row => row.Tool)).Distinct().ToList();
        text.Append($"| workload | case | link | {string.Join(" | ", tools.Select(tool => $"{tool}, s (ratio)"))} |\n|---|---|---|{string.Concat(tools.Select(_ => "---:|"))}\n");
        foreach (var comparison in comparisons)
        {
            var cells = tools.Select(tool => comparison.Rows.FirstOrDefault(row => row.Tool == tool) is { Count: > 0 } row ? Short(comparison, row) : "–");
            text.Append($"| {comparison.Workload} | {comparison.Case} | {comparison.Link} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Short(Comparison comparison, Row row) =>
        row.IsBaseline || comparison.Ratio(row) is not { } ratio ? Words.Seconds(row.Seconds) : $"{Words.Seconds(row.Seconds)} (**{Words.Ratio(ratio)}**)";

    private void AppendDetails(IReadOnlyList<Comparison> comparisons)
    {
        text.Append("\n| workload | case | link | tool | s | ratio | start | own | up | down | requests | steps | needed | runs |\n")
            .Append("|---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var comparison in comparisons)
        {
            comparison.Rows.ToList().ForEach(row => text.Append($"| {comparison.Workload} | {comparison.Case} | {comparison.Link} | {row.Tool} | {Details(comparison, row)} |\n"));
        }
    }

    private static string Details(Comparison comparison, Row row)
    {
        var runs = row.Failures == 0 ? $"{row.Count}" : $"{row.Count}, {row.Failures} failed";
        if (row.Count == 0)
        {
            return $"failed | | | | | | | | | {runs}";
        }

        var needed = comparison.Needed is { } n ? $"{n.Steps} ({n.RunSteps})" : string.Empty;
        string[] cells =
        [
            $"{Words.Seconds(row.Seconds)} ({Words.Seconds(row.Shortest)}–{Words.Seconds(row.Longest)})",
            comparison.Ratio(row) is { } ratio ? Words.Ratio(ratio) : "–",
            Words.Seconds(row.StartSeconds),
            Words.Seconds(row.OwnSeconds),
            Words.Bytes(row.BytesUp),
            Words.Bytes(row.BytesDown),
            Words.Text(row.Requests, "0"),
            $"{Words.Text(row.StepsRun, "0.#")} ({Words.Text(row.RunInstructions, "0.#")})",
            needed,
            runs,
        ];
        return string.Join(" | ", cells);
    }
}
