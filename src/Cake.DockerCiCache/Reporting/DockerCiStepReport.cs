namespace Cake.DockerCiCache;

/// <summary>What happened to one instruction of a Dockerfile.</summary>
public sealed class DockerCiStepReport
{
    internal DockerCiStepReport()
    {
    }

    /// <summary>Gets the step's number in its stage as BuildKit counts it, from 1; the base image is often number 1.</summary>
    public int Step { get; internal init; }

    /// <summary>Gets how many steps BuildKit counts in the stage.</summary>
    public int Steps { get; internal init; }

    /// <summary>Gets the instruction as BuildKit prints it.</summary>
    public string Instruction { get; internal init; } = string.Empty;

    /// <summary>Gets the outcome: <c>run</c>, <c>cached</c>, <c>failed</c>, <c>canceled</c> or <c>unfinished</c>.</summary>
    public string Outcome { get; internal init; } = string.Empty;

    /// <summary>Gets how long the step ran, in seconds; 0 unless it ran to its end.</summary>
    public double Seconds { get; internal init; }

    /// <summary>Gets why the step ran, as far as docker's output tells; null unless it ran.</summary>
    public string? Reason { get; internal init; }
}
