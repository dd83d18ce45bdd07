using Cake.Core;

namespace Cake.DockerCiCache.Engines;

/// <summary>Runs a plan's builds one after the other and reads docker's progress.</summary>
/// <param name="docker">docker.</param>
/// <param name="show">Takes each line that docker writes.</param>
/// <param name="open">Shows a title and groups what is shown until the end of its build.</param>
internal sealed class BuildRunner(DockerTool docker, Action<string> show, Func<string, IDisposable> open)
{
    /// <summary>Runs the builds in the plan's order and stops at the first that fails.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isReadable">docker writes plain progress; otherwise it keeps the terminal to itself.</param>
    /// <returns>What each build printed, in order.</returns>
    /// <exception cref="CakeException">A build failed.</exception>
    public IReadOnlyList<FinishedBuild> Run(DockerCiBuildPlan plan, bool isReadable)
    {
        var finished = new List<FinishedBuild>();
        foreach (var step in plan.Steps)
        {
            using var group = open($"build {finished.Count + 1} of {plan.Steps.Count}: {step.Label}{(step.IsRepeat ? " again, to write its cache whole" : string.Empty)}");
            finished.Add(Build(plan, step, isReadable));
        }

        return finished;
    }

    private FinishedBuild Build(DockerCiBuildPlan plan, DockerCiPlanStep step, bool isReadable)
    {
        var command = new DockerCommand(step.Arguments)
        {
            StandardInput = step.StandardInput,
            Environment = plan.SecretEnvironment,
            Dockerfile = plan.Dockerfile,
            TakesExtraArguments = true,
            InheritsTerminal = !isReadable,
        };
        var secrets = new SecretValues(plan.SecretEnvironment.Values);
        return new ObservedBuild(docker, show).Run(command, step.Label, $"{plan.Dockerfile}: building {step.Label} of {plan.Image}", secrets);
    }
}
