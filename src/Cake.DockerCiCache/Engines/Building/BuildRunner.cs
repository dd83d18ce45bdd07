using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Runs a plan's builds one after the other and reads docker's progress.</summary>
internal sealed class BuildRunner(DockerTool docker, Narration narration)
{
    /// <inheritdoc cref="ObservedBuild.FetchPatience"/>
    public required TimeSpan FetchPatience { get; init; }

    /// <summary>Takes each step when it is built and before the next one begins, outside of the groups of both.</summary>
    public Action<DockerCiPlanStep> Built { get; init; } = _ => { };

    /// <summary>What was built from these caches has its own whole, as far as is known, so that it need not be built again.</summary>
    public Func<IReadOnlyList<string>, FinishedBuild, bool> IsWhole { get; init; } = (_, _) => false;

    /// <summary>The digest of the image that the registry had before under a reference, where it is known.</summary>
    public Func<string, string?> Kept { get; init; } = _ => null;

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
            if (step.IsRepeat && finished[^1].IsLeftOut)
            {
                finished.Add(finished[^1]);
                continue;
            }

            using (narration.Open($"build {finished.Count + 1} of {plan.Steps.Count}: {step.Label}{(step.IsRepeat ? " again, to write its cache whole" : string.Empty)}"))
            {
                finished.Add(LeftOut(plan, step, finished) ?? Spared(plan, step, finished) ?? Build(plan, step, isReadable));
            }

            Built(step);
        }

        return finished;
    }

    private FinishedBuild? LeftOut(DockerCiBuildPlan plan, DockerCiPlanStep step, List<FinishedBuild> finished)
    {
        if (!step.OnlyIfChanged || !UntouchedStages.Of(plan, finished).Contains(step.Stage) || Kept(step.Tags[0]) is not { } digest)
        {
            return null;
        }

        narration.Show($"not needed: no step of it ran, and {step.Tags[0]} is in the registry");
        return FinishedBuild.LeftOut(step.Label, step.Tags[0], digest);
    }

    private FinishedBuild? Spared(DockerCiBuildPlan plan, DockerCiPlanStep step, List<FinishedBuild> finished)
    {
        if (!step.IsRepeat || !IsWhole(plan.Steps[finished.Count - 1].CacheFrom, finished[^1]))
        {
            return null;
        }

        narration.Show(FinishedBuild.NotNeeded);
        return finished[^1].Spared;
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
        var what = $"{plan.Dockerfile}: building {step.Label} of {plan.Image}";
        var secrets = new SecretValues(plan.SecretEnvironment.Values);
        var observed = new ObservedBuild(docker, narration.Show) { FetchPatience = FetchPatience };
        BuildAttempt Try(IReadOnlyList<string> arguments) => observed.Run(command with { Arguments = arguments }, step.Label, what, secrets);
        var attempts = CacheOptions.Attempts(step.Arguments).Select(a => (Func<BuildAttempt>)(() => PushedLater(step, a, Try(a), Try)));
        return new CachelessBuild(narration.Warn).Run($"building {step.Label}", step.CacheFrom, attempts).Required();
    }

    // A build that also pushes must not fail where only the push does: all its steps are in the builder's cache then.
    private BuildAttempt PushedLater(DockerCiPlanStep step, IReadOnlyList<string> arguments, BuildAttempt attempt, Func<IReadOnlyList<string>, BuildAttempt> run)
    {
        if (attempt is not BuildAttempt.Failed { IsOfPush: true, Cause: { } cause } failed || !CacheOptions.IsPush(arguments))
        {
            return attempt;
        }

        narration.Warn($"early push of {step.EarlyPush} or its cache failed: {cause.Line} (DockerCiBuild goes on; DockerCiPush tries it again)");
        return run(CacheOptions.PushedLater(arguments)) is var again && again is BuildAttempt.Built built ? new BuildAttempt.Built(built.Build.After(failed.Before)) : again;
    }
}
