using Cake.Core;
using Cake.DockerCiCache.Compose;

namespace Cake.DockerCiCache.Engines;

/// <summary>Runs a compose plan's commands one after the other and reads BuildKit's progress.</summary>
/// <param name="context">The context.</param>
/// <param name="docker">docker.</param>
/// <param name="compose">compose.</param>
/// <param name="show">Takes each line that they write.</param>
/// <param name="open">Shows a title and groups what is shown until the end of its build.</param>
internal sealed class ComposeBuildRunner(ICakeContext context, DockerTool docker, ComposeTool compose, Action<string> show, Func<string, IDisposable> open)
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

            using var group = open($"service {step.Service}: build {step.Label}{(step.IsRepeat ? " again, to write its cache whole" : string.Empty)}");
            finished.Add((step, step.Kind == "stage" ? BuildStage(step, DockerfileOf(plan, step)) : BuildService(step, step.IsRepeat ? repeat : first, DockerfileOf(plan, step))));
        }

        return finished;
    }

    private FinishedBuild BuildStage(DockerCiComposeStep step, string? dockerfile)
    {
        var command = new DockerCommand(step.Arguments)
        {
            StandardInput = step.StandardInput,
            Environment = step.SecretEnvironment,
            TakesExtraArguments = true,
            Dockerfile = dockerfile,
        };
        return new ObservedBuild(docker, show).Run(command, step.Label, $"service {step.Service}: building stage {step.Label}", SecretsOf(step));
    }

    private FinishedBuild BuildService(DockerCiComposeStep step, OverrideOnDisk file, string? dockerfile)
    {
        var arguments = step.Arguments.Select(a => a == ComposeArguments.OverridePath ? file.Path : a);
        var command = compose.Command([.. arguments], step.SecretEnvironment) with { Dockerfile = dockerfile };
        return new ObservedBuild(compose.Program, show).Run(command, step.Label, $"service {step.Service}: {step.Command} build", SecretsOf(step));
    }

    // "-" stands for a Dockerfile in the compose file itself.
    private static string? DockerfileOf(DockerCiComposeBuildPlan plan, DockerCiComposeStep step) =>
        plan.Services.First(s => s.Name == step.Service).Dockerfile is { } file and not "-" ? file : null;

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
