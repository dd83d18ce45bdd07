namespace Cake.DockerCiCache.EngineTests.Caching;

internal static class RunSteps
{
    /// <summary>The RUN steps that were not taken from the cache, each as "stage: instruction".</summary>
    public static IReadOnlyList<string> RunStepsThatRan(this DockerCiBuildResult built) =>
    [
        .. built.Report.Stages.SelectMany(stage => stage.Steps
            .Where(step => step.Outcome != "cached" && step.Instruction.StartsWith("RUN ", StringComparison.Ordinal))
            .Select(step => $"{stage.Name}: {step.Instruction}")),
    ];
}
