using Cake.DockerCiCache.Benchmarks.Results;

namespace Cake.DockerCiCache.Benchmarks.Pictures;

/// <summary>The bars of one workload and case: a group per link, a bar per tool.</summary>
internal sealed class Panel(Svg svg, Legend legend, double left, double top)
{
    public const double Width = 212;

    // The length of a bar that stands for a ratio of 1, and the longest ratio that has room.
    private const double Unit = 84;
    private const double Longest = 1.5;
    private const double GroupHead = 15;
    private const double BarHeight = 12;
    private const double BarStep = 15;

    /// <summary>Draws the groups and gives their height.</summary>
    public double Draw(IReadOnlyList<Comparison> groups)
    {
        var height = groups.Sum(HeightOf);
        if (height > 0)
        {
            svg.Upright(left + Unit, top + 2, top + height - 2, "2 2");
        }

        var y = top;
        foreach (var group in groups)
        {
            svg.Text(left, y + 10, group.Link, 9, Svg.Grey);
            group.Rows.Index().ToList().ForEach(bar => DrawBar(group, bar.Item, y + GroupHead + (bar.Index * BarStep)));
            y += HeightOf(group);
        }

        return height;
    }

    private static double HeightOf(Comparison group) => GroupHead + (group.Rows.Count * BarStep) + 3;

    private void DrawBar(Comparison group, Row row, double y)
    {
        if (row.Count == 0)
        {
            svg.Text(left, y + 10, $"{row.Tool} failed", 10);
            return;
        }

        var (full, pale) = legend.ColoursOf(row.Tool);
        var reference = group.Baseline?.Seconds ?? group.Rows.Where(r => r.Count > 0).Max(r => r.Seconds);
        var (work, whole) = (row.Seconds / reference, (row.Seconds + (row.IsBaseline ? 0 : row.StartSeconds)) / reference);
        var shown = Math.Min(whole, Longest);
        svg.Box(left, y, shown * Unit, BarHeight, pale);
        svg.Box(left, y, Math.Min(work, Longest) * Unit, BarHeight, full);
        if (whole > Longest)
        {
            svg.Cut(left + (shown * Unit) - 8, y, BarHeight);
        }

        var ratio = group.Ratio(row) is { } r && !row.IsBaseline ? $" ({Words.Ratio(r)})" : string.Empty;
        svg.Text(left + (shown * Unit) + 5, y + 10, $"{Words.Seconds(row.Seconds)}{ratio}", 10);
    }
}
