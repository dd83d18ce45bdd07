using System.Diagnostics;
using Cake.Core;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines;

/// <summary>Runs a plan's builds one after the other and reads docker's progress.</summary>
internal sealed class BuildRunner(DockerTool docker, Action<string> show)
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
            show($"build {finished.Count + 1} of {plan.Steps.Count}: {step.Label}{(step.IsRepeat ? " again, to write its cache whole" : string.Empty)}");
            finished.Add(Build(plan, step, isReadable));
        }

        return finished;
    }

    private FinishedBuild Build(DockerCiBuildPlan plan, DockerCiPlanStep step, bool isReadable)
    {
        var progress = new PlainProgressReader();
        var secrets = new SecretValues(plan.SecretEnvironment.Values);
        var watch = Stopwatch.StartNew();
        var outcome = docker.Run(new DockerCommand(step.Arguments)
        {
            StandardInput = step.StandardInput,
            Environment = plan.SecretEnvironment,
            TakesExtraArguments = true,
            InheritsTerminal = !isReadable,
            OnLine = printed =>
            {
                var line = secrets.Redact(printed);
                progress.Read(line);
                show(line);
            },
        });
        return outcome.Succeeded
            ? new FinishedBuild(step.Label, progress.Vertices, watch.Elapsed)
            : throw Failed(plan, step, outcome, isReadable ? BuildFailureReader.Read(progress).ToString() : "docker's output above says why");
    }

    private static CakeException Failed(DockerCiBuildPlan plan, DockerCiPlanStep step, DockerOutcome outcome, string cause) =>
        new(outcome.ExitCode, $"{plan.Dockerfile}: building {step.Label} of {plan.Image} failed: {cause}");
}
