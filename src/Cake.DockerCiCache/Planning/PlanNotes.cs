namespace Cake.DockerCiCache.Planning;

/// <summary>What in a Dockerfile works against its cache.</summary>
internal static class PlanNotes
{
    public static IEnumerable<string> Of(BuildInput input)
    {
        // BuildKit sets it to the value of --target, so a stage that is built for itself differs from the same stage in another build.
        if (input.DockerfileText.Contains("TARGETSTAGE", StringComparison.Ordinal) && input.Graph.Required.Count > 1)
        {
            yield return "TARGETSTAGE differs between targets: steps of earlier stages that use it run again in each build; use a build argument of your own instead";
        }
    }
}
