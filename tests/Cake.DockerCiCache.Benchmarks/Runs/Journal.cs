using System.Globalization;
using Cake.DockerCiCache.Benchmarks.Results;

namespace Cake.DockerCiCache.Benchmarks.Runs;

/// <summary>Keeps what was measured, after each run, so that nothing is lost; says how far it is.</summary>
internal sealed class Journal(Circumstances circumstances, IReadOnlyList<Cell> cells, Options options)
{
    private readonly List<Measurement> measurements = [];
    private readonly double expected = cells.Sum(cell => cell.Tools.Count * options.Repetitions * Estimate.Seconds(cell, options.Cost));
    private readonly int runs = cells.Sum(cell => cell.Tools.Count) * options.Repetitions;
    private double done;

    public int Failures => measurements.Count(measurement => measurement.Failure is not null);

    /// <summary>What an engine is, for the head of the tables.</summary>
    public void Knows(string profile, string versions) => circumstances.Versions[profile] = versions;

    public void Add(Cell cell, Measurement measurement)
    {
        measurements.Add(measurement);
        new ResultFile(circumstances, measurements).Save(options.Results);
        done += Estimate.Seconds(cell, options.Cost);
        var left = (DateTimeOffset.UtcNow - circumstances.Begun).TotalSeconds / done * Math.Max(0, expected - done);
        Console.WriteLine($"{measurements.Count}/{runs}, {Estimate.Text(left)} left: {Text(measurement)}");
    }

    private static string Text(Measurement m) => m.Failure is { } failure
        ? $"{Place(m)}: failed, {failure}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Place(m)}: {m.Seconds:0.00} s (start {m.StartSeconds:0.00}), {Words.Bytes(m.Traffic.BytesUp)} up, {Words.Bytes(m.Traffic.BytesDown)} down, {m.Steps.Run} steps run");

    private static string Place(Measurement m) => $"{m.Profile}, {m.Workload}, {m.Case}, {m.Link}, {m.Tool}";
}
