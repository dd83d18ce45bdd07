namespace Cake.DockerCiCache.Planning;

/// <summary>What in a Dockerfile works against its cache.</summary>
internal static class PlanNotes
{
    public static IEnumerable<string> Of(PlanInput plan)
    {
        var input = plan.Build;
        if (plan.Run.NoPush is { } reason)
        {
            yield return $"nothing is pushed: {reason}";
        }
        else if (plan.Run.Scopes.ReadsOnlyBecause is { } because)
        {
            yield return $"no cache is written: {because}";
        }

        if (plan.Run.TooOld.Count > 0)
        {
            yield return $"too old for RefreshAfter, so built anew with its base image pulled: what {string.Join(", ", plan.Run.TooOld.Order(StringComparer.Ordinal))} holds";
        }

        // BuildKit sets it to the value of --target, so a stage that is built for itself differs from the same stage in another build.
        if (input.DockerfileText.Contains("TARGETSTAGE", StringComparison.Ordinal) && input.Graph.Required.Count > 1)
        {
            yield return "TARGETSTAGE differs between targets: steps of earlier stages that use it run again in each build; use a build argument of your own instead";
        }
    }
}
