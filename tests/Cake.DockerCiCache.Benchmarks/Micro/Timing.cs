using System.Diagnostics;
using Cake.DockerCiCache.Benchmarks.Results;

namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>How long something took, several times.</summary>
internal sealed record Timing(IReadOnlyList<double> Seconds)
{
    public double Median
    {
        get
        {
            var sorted = Seconds.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    public static Timing Of(Action action, int repetitions) => new([.. Enumerable.Range(0, repetitions).Select(_ => Once(action))]);

    /// <summary>Code in this process: its first call, which compiles it, is not counted, nor what earlier repetitions left behind, as a run does it once.</summary>
    public static Timing OfCode(Action action, int repetitions)
    {
        action();
        return new([.. Enumerable.Range(0, repetitions).Select(_ => OnceClean(action))]);
    }

    public static double Once(Action action)
    {
        var watch = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(watch).TotalSeconds;
    }

    private static double OnceClean(Action action)
    {
        GC.Collect();
        return Once(action);
    }

    /// <summary>In milliseconds: the median, and the shortest and the longest in brackets.</summary>
    public string Milliseconds() => $"{Text(Median)} ({Text(Seconds.Min())}–{Text(Seconds.Max())})";

    private static string Text(double seconds) => Words.Text(seconds * 1000, seconds < 0.1 ? "0.0" : "0");
}
