using Cake.DockerCiCache.Benchmarks.Tools;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>What a tool took in one cell: medians over its repetitions.</summary>
internal sealed record Row(IReadOnlyList<Measurement> All)
{
    private readonly IReadOnlyList<Measurement> good = [.. All.Where(m => m.Failure is null)];

    public string Tool => All[0].Tool;

    public bool IsBaseline => Tool == AllTools.Baseline;

    public int Count => good.Count;

    public int Failures => All.Count - good.Count;

    public double Seconds => Median(m => m.Seconds);

    public double Shortest => good.Min(m => m.Seconds);

    public double Longest => good.Max(m => m.Seconds);

    public double StartSeconds => Median(m => m.StartSeconds);

    public double OwnSeconds => Median(m => m.OwnSeconds);

    public double BytesUp => Median(m => m.Traffic.BytesUp);

    public double BytesDown => Median(m => m.Traffic.BytesDown);

    public double Requests => Median(m => m.Traffic.Requests);

    public double StepsRun => Median(m => m.Steps.Run);

    public double RunInstructions => Median(m => m.Steps.RunInstructions);

    private double Median(Func<Measurement, double> value)
    {
        var sorted = good.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
