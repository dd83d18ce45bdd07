using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>The tools side by side on one engine, workload, case and link.</summary>
internal sealed record Comparison(string Profile, string Workload, string Case, string Link, IReadOnlyList<Row> Rows)
{
    public Row? Baseline => Rows.FirstOrDefault(row => row.IsBaseline && row.Count > 0);

    /// <summary>Gets how many steps, and RUN steps among them, could not come from a cache; null for a workload that is no more.</summary>
    public (int Steps, int RunSteps)? Needed =>
        AllWorkloads.All.FirstOrDefault(w => w.Name == Workload) is { } workload && Workloads.Case.All.FirstOrDefault(c => c.Name == Case) is { } @case
            ? @case.NeededSteps(workload)
            : null;

    /// <summary>The time beside that of the script written by hand; null without one.</summary>
    public double? Ratio(Row row) => Baseline is { } baseline && row.Count > 0 ? row.Seconds / baseline.Seconds : null;

    /// <summary>The comparisons of runs with the same cost of steps, in the order of the lists of workloads and cases.</summary>
    public static IReadOnlyList<Comparison> Of(IEnumerable<ResultFile> runs) =>
    [
        .. runs.SelectMany(run => run.Measurements.Select(m => (run.Circumstances.Commit, Measurement: m)))
            .GroupBy(m => (m.Measurement.Profile, m.Measurement.Workload, m.Measurement.Case, m.Measurement.Link))
            .OrderBy(cell => cell.Key.Profile, StringComparer.Ordinal)
            .ThenBy(cell => PlaceOf(AllWorkloads.All.Select(w => w.Name), cell.Key.Workload))
            .ThenBy(cell => PlaceOf(Workloads.Case.All.Select(c => c.Name), cell.Key.Case))
            .ThenByDescending(cell => Rate(cell.Key.Link))
            .Select(cell => new Comparison(cell.Key.Profile, cell.Key.Workload, cell.Key.Case, cell.Key.Link, RowsOf([.. cell]))),
    ];

    // Of several commits the last one counts: another one was another addin.
    private static Row[] RowsOf(IReadOnlyList<(string Commit, Measurement Measurement)> cell) =>
    [
        .. cell.Where(m => m.Commit == cell[^1].Commit).Select(m => m.Measurement).GroupBy(m => m.Tool).Select(tool => new Row([.. tool])),
    ];

    private static int PlaceOf(IEnumerable<string> names, string name) =>
        names.Index().Where(place => place.Item == name).Select(place => place.Index).FirstOrDefault(int.MaxValue);

    private static double Rate(string link) =>
        double.TryParse(link.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture, out var rate) ? rate : double.PositiveInfinity;
}
