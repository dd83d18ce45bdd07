using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Machines;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>One run of one tool.</summary>
internal sealed record Measurement
{
    public required string Profile { get; init; }

    public required string Workload { get; init; }

    public required string Case { get; init; }

    public required string Link { get; init; }

    public required string Tool { get; init; }

    public required int Repetition { get; init; }

    /// <summary>Gets the seconds from login to the end of the pushes.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the seconds that the process took beside that: what dotnet cake takes before its first verb and after its last.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>Gets the seconds of the addin's verbs, or of the whole script, in which no docker was at work.</summary>
    public required double OwnSeconds { get; init; }

    public required Traffic Traffic { get; init; }

    public required StepCount Steps { get; init; }

    /// <summary>Gets docker's calls with their seconds.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Gets what went wrong; null when nothing did.</summary>
    public string? Failure { get; init; }
}
