using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>Writes the cache of a service that was built and pushed: the same build once more, every step from the builder's cache.</summary>
internal sealed class ComposeCachePush(ICakeContext context, ComposeTool compose, Action<string> show)
{
    /// <inheritdoc cref="ObservedBuild.FetchPatience"/>
    public required TimeSpan FetchPatience { get; init; }

    /// <summary>One try. A damaged cache is not read again, only replaced.</summary>
    public BuildAttempt Run(DockerCiComposeBuildPlan plan, DockerCiComposeStep step, FinishedBuild built)
    {
        using var file = new OverrideOnDisk(context, built.LeftCacheOut ? plan.Overrides.PushWithoutSources : plan.Overrides.Push);
        var command = compose.Command(step.PushArguments, file, step.SecretEnvironment);
        return new ObservedBuild(compose.Program, show) { FetchPatience = FetchPatience }.Run(command, step.Label, $"service {step.Service}: writing {step.CacheReference}", new SecretValues(step.SecretEnvironment.Values));
    }
}
