using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Engines;

/// <summary>Runs a compose plan's commands one after the other and reads BuildKit's progress.</summary>
internal sealed class ComposeBuildRunner(ICakeContext context, DockerTool docker, ComposeTool compose, Action<string> show, Action<string> warn)
{
    /// <summary>Runs the commands in the plan's order and stops at the first that fails. The override files are gone afterwards.</summary>
    /// <returns>The builds that ran, each with its step.</returns>
    /// <exception cref="CakeException">A command failed.</exception>
    public IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> Run(DockerCiComposeBuildPlan plan)
    {
        using var first = new OverrideOnDisk(context, plan.Override);
        using var repeat = new OverrideOnDisk(context, plan.RepeatOverride);
        var finished = new List<(DockerCiComposeStep, FinishedBuild)>();
        foreach (var step in plan.Steps)
        {
            if (step.Kind == "tag")
            {
                Tag(step);
                continue;
            }

            show($"service {step.Service}: build {step.Label}{(step.IsRepeat ? " again, to write its cache whole" : string.Empty)}");
            finished.Add((step, step.Kind == "stage" ? BuildStage(step) : BuildService(step, step.IsRepeat ? repeat : first, repeat)));
        }

        return finished;
    }

    private FinishedBuild BuildStage(DockerCiComposeStep step)
    {
        var command = new DockerCommand(step.Arguments) { StandardInput = step.StandardInput, Environment = step.SecretEnvironment, TakesExtraArguments = true };
        var observed = new ObservedBuild(docker, show);
        return Finish(step, CacheOptions.Attempts(step.Arguments).Select(a =>
            (Func<BuildAttempt>)(() => observed.Run(command with { Arguments = a }, step.Label, $"service {step.Service}: building stage {step.Label}", SecretsOf(step)))));
    }

    private FinishedBuild BuildService(DockerCiComposeStep step, OverrideOnDisk planned, OverrideOnDisk withoutSources)
    {
        BuildAttempt Run(OverrideOnDisk file, params string[] options)
        {
            var arguments = step.Arguments.SkipLast(1).Select(a => a == ComposeArguments.OverridePath ? file.Path : a);
            var command = compose.Command([.. arguments, .. options, step.Arguments[^1]], step.SecretEnvironment);
            return new ObservedBuild(compose.Program, show).Run(command, step.Label, $"service {step.Service}: {step.Command} build", SecretsOf(step));
        }

        return Finish(step, [() => Run(planned), () => Run(withoutSources), () => Run(withoutSources, "--no-cache")]);
    }

    private FinishedBuild Finish(DockerCiComposeStep step, IEnumerable<Func<BuildAttempt>> attempts) =>
        new CachelessBuild(warn).Run($"service {step.Service}: building {step.Label}", step.CacheFrom, attempts).Required();

    private static SecretValues SecretsOf(DockerCiComposeStep step) => new(step.SecretEnvironment.Values);

    private void Tag(DockerCiComposeStep step)
    {
        var outcome = docker.Run(new DockerCommand(step.Arguments));
        if (!outcome.Succeeded)
        {
            throw new CakeException(outcome.ExitCode, $"service {step.Service}: {outcome.Words}");
        }
    }
}
