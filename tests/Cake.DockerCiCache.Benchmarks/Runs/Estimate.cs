using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Runs;

/// <summary>How long a run may take: roughly, so that whoever starts hours of measuring knows it before.</summary>
internal static class Estimate
{
    // A fresh machine, the registry's state, login, the start of dotnet cake, a build of nothing, push; seen on two cores.
    private const double Fixed = 6;
    private const double HashedPerSecond = 300;
    private const double WrittenPerSecond = 25;

    public static double Seconds(Cell cell, StepCost cost)
    {
        var steps = cell.Case.NeededSteps(cell.Workload).RunSteps;
        var moved = Math.Max(steps, cell.Case == Case.Cold ? 0 : cell.Workload.RunSteps) * (double)cost.LayerMegabytes;
        return Fixed + (steps * (cost.WaitSeconds + (cost.HashedMegabytes / HashedPerSecond))) + (moved / WrittenPerSecond) + cell.Link.SecondsFor(moved * 1e6);
    }

    public static double Seconds(IEnumerable<Cell> cells, Options options)
    {
        var all = cells.ToList();
        var measured = all.Sum(cell => cell.Tools.Count * options.Repetitions * Seconds(cell, options.Cost));
        var stored = options.Cases.Contains(Case.Cold) ? 0 : all
            .DistinctBy(cell => (cell.Profile, cell.Workload))
            .Sum(cell => cell.Tools.Count * Seconds(cell with { Case = Case.Cold, Link = Links.Link.Unlimited }, options.Cost));
        return measured + stored;
    }

    public static string Text(double seconds) =>
        seconds < 5400 ? $"{Math.Ceiling(seconds / 60)} minutes" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} hours");
}
