namespace Cake.DockerCiCache;

/// <summary>What happened in one stage of a Dockerfile.</summary>
public sealed class DockerCiStageReport
{
    internal DockerCiStageReport(string name, IReadOnlyList<DockerCiStepReport> steps)
    {
        Name = name;
        Steps = steps;
    }

    /// <summary>Gets the stage's name, <c>stage-2</c> when it has none; a compose service and a platform stand before it.</summary>
    public string Name { get; }

    /// <summary>Gets the instructions that make a step (RUN, COPY, ADD, WORKDIR), in file order; the base image is none.</summary>
    public IReadOnlyList<DockerCiStepReport> Steps { get; }

    /// <summary>Gets how many steps ran, those that failed included.</summary>
    public int StepsRun => Steps.Count(step => step.Outcome is "run" or "failed");

    /// <summary>Gets how many steps came from the cache.</summary>
    public int StepsCached => Steps.Count(step => step.Outcome is "cached");

    /// <summary>Gets how long the steps that ran took, in seconds; stages that are built side by side overlap.</summary>
    public double Seconds => Math.Round(Steps.Sum(step => step.Seconds), 3);
}
