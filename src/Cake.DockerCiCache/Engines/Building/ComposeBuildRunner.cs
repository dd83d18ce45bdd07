using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Runs a compose plan's commands one after the other and reads BuildKit's progress.</summary>
internal sealed class ComposeBuildRunner(ICakeContext context, DockerTool docker, ComposeTool compose, Narration narration)
{
    /// <inheritdoc cref="ObservedBuild.FetchPatience"/>
    public required TimeSpan FetchPatience { get; init; }

    /// <inheritdoc cref="BuildRunner.IsWhole"/>
    public Func<IReadOnlyList<string>, FinishedBuild, bool> IsWhole { get; init; } = (_, _) => false;

    /// <summary>Runs the commands in the plan's order and stops at the first that fails. The override files are gone afterwards.</summary>
    /// <returns>The builds that ran, each with its step.</returns>
    /// <exception cref="CakeException">A command failed.</exception>
    public IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> Run(DockerCiComposeBuildPlan plan)
    {
        using var first = new OverrideOnDisk(context, plan.Override);
        using var repeat = new OverrideOnDisk(context, plan.Overrides.WithoutSources);
        var finished = new List<(DockerCiComposeStep Step, FinishedBuild Build)>();
        foreach (var step in plan.Steps)
        {
            if (step.Kind == "tag")
            {
                Tag(step);
                continue;
            }

            using var group = narration.Open($"service {step.Service}: build {step.Label}{(step.IsRepeat ? " again, to write its cache whole" : string.Empty)}");
            if (step.IsRepeat && IsWhole(finished[^1].Step.CacheFrom, finished[^1].Build))
            {
                narration.Show(FinishedBuild.NotNeeded);
                finished.Add((step, finished[^1].Build.Spared));
                continue;
            }

            finished.Add((step, step.Kind == "stage" ? BuildStage(step, DockerfileOf(plan, step)) : BuildService(step, [step.IsRepeat ? repeat : first, repeat], DockerfileOf(plan, step))));
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
        var observed = new ObservedBuild(docker, narration.Show) { FetchPatience = FetchPatience };
        return Finish(step, CacheOptions.Attempts(step.Arguments).Select(a =>
            (Func<BuildAttempt>)(() => observed.Run(command with { Arguments = a }, step.Label, $"service {step.Service}: building stage {step.Label}", SecretsOf(step)))));
    }

    // As planned, without cache sources, and with nothing from any cache.
    private FinishedBuild BuildService(DockerCiComposeStep step, IReadOnlyList<OverrideOnDisk> files, string? dockerfile)
    {
        BuildAttempt Run(OverrideOnDisk file, params string[] options)
        {
            var command = compose.Command(options.Aggregate(step.Arguments, ComposeArguments.WithOption), file, step.SecretEnvironment) with { Dockerfile = dockerfile };
            return new ObservedBuild(compose.Program, narration.Show) { FetchPatience = FetchPatience }.Run(command, step.Label, $"service {step.Service}: {step.Command} build", SecretsOf(step));
        }

        return Finish(step, [() => Run(files[0]), () => Run(files[1]), () => Run(files[1], "--no-cache")]);
    }

    private FinishedBuild Finish(DockerCiComposeStep step, IEnumerable<Func<BuildAttempt>> attempts) =>
        new CachelessBuild(narration.Warn).Run($"service {step.Service}: building {step.Label}", step.CacheFrom, attempts).Required();

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
