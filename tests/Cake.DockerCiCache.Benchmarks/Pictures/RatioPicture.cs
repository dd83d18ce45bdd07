using Cake.DockerCiCache.Benchmarks.Results;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Pictures;

/// <summary>Bars for the time of each tool beside that of the script written by hand: a row per workload, a column per case.</summary>
internal sealed class RatioPicture
{
    private const double Margin = 16;
    private const double LabelWidth = 104;
    private const double Head = 96;

    // So that the heading has room above a single column.
    private const double Narrowest = 760;

    private readonly Svg svg = new();
    private readonly IReadOnlyList<Comparison> comparisons;
    private readonly List<string> cases;
    private readonly List<string> workloads;
    private readonly Legend legend;

    private RatioPicture(IReadOnlyList<Comparison> comparisons)
    {
        this.comparisons = [.. comparisons.Select(BesideTwin)];
        cases = [.. this.comparisons.Select(c => c.Case).Distinct().OrderBy(PlaceOf)];
        workloads = [.. this.comparisons.Select(c => c.Workload).Distinct()];
        legend = new Legend([.. comparisons.SelectMany(c => c.Rows.Select(row => row.Tool)).Distinct()]);
    }

    private double Width => Math.Max(Narrowest, Math.Max(legend.Width, LabelWidth + (cases.Count * Panel.Width)) + (2 * Margin));

    public static string Of(string profile, string cost, IReadOnlyList<Comparison> comparisons) => new RatioPicture(comparisons).Draw(profile, cost);

    // A workload with COPY --link is a column in the row of the one without.
    private static Comparison BesideTwin(Comparison one) => one.Workload.EndsWith(Workload.LinkSuffix, StringComparison.Ordinal)
        ? one with { Workload = one.Workload[..^Workload.LinkSuffix.Length], Case = $"{one.Case}, --link" }
        : one;

    private static int PlaceOf(string name) =>
        Case.All.Index().Where(one => name.StartsWith(one.Item.Name, StringComparison.Ordinal)).Select(one => one.Index).FirstOrDefault(int.MaxValue);

    private string Draw(string profile, string cost)
    {
        svg.Text(Margin, 26, $"{profile}: time of a CI run beside the script written by hand", 16, bold: true);
        svg.Text(Margin, 44, $"{cost}; seconds (ratio), medians; dotted: as fast as by hand", 11, Svg.Grey);
        legend.Draw(svg, Margin, 54);
        foreach (var (column, name) in cases.Index())
        {
            svg.Text(Left(column), Head - 8, name, 12, bold: true);
        }

        var top = workloads.Aggregate(Head, DrawWorkload);
        return svg.Finish(Width, top + Margin);
    }

    private double DrawWorkload(double top, string workload)
    {
        svg.Rule(top, Margin, Width - Margin);
        svg.Text(Margin, top + 22, workload, 12, bold: true);
        var height = 0.0;
        foreach (var (column, name) in cases.Index())
        {
            var groups = comparisons.Where(c => c.Workload == workload && c.Case == name).ToList();
            height = Math.Max(height, new Panel(svg, legend, Left(column), top + 8).Draw(groups));
        }

        return top + height + 18;
    }

    private static double Left(int column) => Margin + LabelWidth + (column * Panel.Width);
}
