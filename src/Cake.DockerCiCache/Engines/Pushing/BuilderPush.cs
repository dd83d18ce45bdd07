using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>Pushes an image straight from the builder that holds it, and writes its cache.</summary>
/// <remarks>
/// The push is a build whose every step is in the builder's cache. What it would push is compared with what was built first: a file
/// that changed in the build context in between would make it another image, which nobody has tested. Where no file has changed
/// by all that Linux says (Runs/ContextWatch), only what was pushed is compared.
/// </remarks>
internal sealed class BuilderPush(DockerTool docker, Action<string> show)
{
    /// <inheritdoc cref="ObservedBuild.FetchPatience"/>
    public required TimeSpan FetchPatience { get; init; }

    /// <param name="plan">The plan.</param>
    /// <param name="step">The build that is pushed.</param>
    /// <param name="built">What it gave.</param>
    /// <exception cref="CakeException">What would be pushed is not what was built.</exception>
    public void RequireUnchanged(DockerCiBuildPlan plan, DockerCiPlanStep step, FinishedBuild built)
    {
        if (built.Image.Digest is not { } digest)
        {
            return;
        }

        var now = Run(plan, CacheOptions.WithoutPush(Arguments(step, built)), $"{plan.Dockerfile}: comparing {plan.Image} with what was built", _ => { }).Required().Image.Digest;
        if (now != digest)
        {
            throw new CakeException(
                $"push of {plan.Image}: its build context, or an image it starts from, changed since DockerCiBuild: {digest} was built, {now} would be pushed, and was not. " +
                "Keep files that tests write out of the context (.dockerignore), or set Load = true to push the built image itself");
        }
    }

    /// <summary>One try.</summary>
    public BuildAttempt Push(DockerCiBuildPlan plan, DockerCiPlanStep step, FinishedBuild built) =>
        Run(plan, Arguments(step, built), $"push of {string.Join(", ", step.Tags)}", show);

    /// <summary>The same for what was pushed: a file may have changed while the push read the build context, or a base image's tag may have been moved.</summary>
    /// <exception cref="CakeException">It is not what was built.</exception>
    public static void RequireSame(DockerCiBuildPlan plan, FinishedBuild built, FinishedBuild pushed)
    {
        if (built.Image.Digest is { } before && pushed.Image.Digest is { } now && now != before)
        {
            throw new CakeException(
                $"push of {plan.Image}: its build context, or an image it starts from, changed since DockerCiBuild: {before} was built, but {now} was pushed, which nobody has tested. " +
                "Keep files that change out of the context (.dockerignore), and build and push again");
        }
    }

    // A damaged cache is not read again, only replaced.
    private static IReadOnlyList<string> Arguments(DockerCiPlanStep step, FinishedBuild built) =>
        built.LeftCacheOut ? CacheOptions.WithoutReading(step.PushArguments) : step.PushArguments;

    private BuildAttempt Run(DockerCiBuildPlan plan, IReadOnlyList<string> arguments, string what, Action<string> shown)
    {
        var command = new DockerCommand(arguments) { Environment = plan.SecretEnvironment, TakesExtraArguments = true };
        return new ObservedBuild(docker, shown) { FetchPatience = FetchPatience }.Run(command, plan.Image, what, new SecretValues(plan.SecretEnvironment.Values));
    }
}
