using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning;

/// <summary>What a reader of a plan should know of the run, and what in a Dockerfile works against its cache.</summary>
internal static class PlanNotes
{
    public static IEnumerable<string> Of(PlanInput plan) => OfRun(plan.Run).Concat(OfDockerfile(plan.Build));

    public static IEnumerable<string> OfRun(RunFacts run)
    {
        if (run.NoPush is { } reason)
        {
            yield return $"nothing is pushed: {reason}";
        }
        else if (run.Scopes.ReadsOnlyBecause is { } because)
        {
            yield return $"no cache is written: {because}";
        }

        if (run.TooOld.Count > 0)
        {
            yield return $"too old for RefreshAfter, so built anew with its base image pulled: what {string.Join(", ", run.TooOld.Order(StringComparer.Ordinal))} holds";
        }
    }

    public static IEnumerable<string> OfDockerfile(BuildInput input)
    {
        // BuildKit sets it to the value of --target, so a stage that is built for itself differs from the same stage in another build.
        if (input.DockerfileText.Contains("TARGETSTAGE", StringComparison.Ordinal) && input.Graph.Required.Count > 1)
        {
            yield return "TARGETSTAGE differs between targets: steps of earlier stages that use it run again in each build; use a build argument of your own instead";
        }
    }
}
