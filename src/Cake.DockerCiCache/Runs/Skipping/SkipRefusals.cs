using Cake.Core;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>What makes a build have no key before any file is read or any registry asked.</summary>
internal static class SkipRefusals
{
    // buildx, docs.docker.com/build/building/variables: labels with the commit, which nobody wrote down anywhere.
    private const string GitLabels = "BUILDX_GIT_LABELS";

    /// <summary>In words; empty when nothing does.</summary>
    public static IEnumerable<string> Of(ICakeContext context, BuildOrder order, PlanInput input)
    {
        if (input.Run.NoPush is { } denial)
        {
            yield return $"this run may not push: {denial}";
        }

        if (input.Request.Load ?? input.Run.KeepsImage)
        {
            yield return input.Request.Load is true ? "Load = true wants the image in the engine's image store" : "a run without credentials keeps its image in the engine's image store";
        }

        if (order.Tool.ArgumentCustomization is not null)
        {
            yield return "what ArgumentCustomization adds to docker build is not known";
        }

        if (input.Engine.Platform is null)
        {
            yield return $"the builder {input.Engine.Builder} does not say for which platform it builds; start it (docker buildx inspect --bootstrap)";
        }

        if (new RunVariables(context, order.Tool).Find(GitLabels) is not null)
        {
            yield return $"{GitLabels} adds labels that change with each commit; use OciLabels";
        }
    }
}
