namespace Cake.DockerCiCache.Ci;

/// <summary>The facts of an environment.</summary>
internal static class CiDetection
{
    /// <summary>The variable with the path of GitHub's event file.</summary>
    public const string EventPathVariable = "GITHUB_EVENT_PATH";

    /// <summary>Reads the facts; never fails, whatever is in the environment.</summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="eventText">The text of the file that <see cref="EventPathVariable"/> names, if there is one.</param>
    public static DockerCiFacts Detect(IReadOnlyDictionary<string, string> environment, string? eventText = null)
    {
        var variables = new EnvironmentVariables(environment);
        var facts = VendorTable.Rows.First(row => row.IsHere(variables)).Read(variables, GitHubEvent.Read(eventText));
        facts = MergeQueueBranch.In(facts);
        return RegistryVariables.Of(environment).ToRegistry() is { } registry ? facts with { Registries = [registry, .. facts.Registries] } : facts;
    }
}
