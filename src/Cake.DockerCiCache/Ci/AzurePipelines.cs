namespace Cake.DockerCiCache.Ci;

/// <summary>Azure Pipelines. Page: "Use predefined variables" (learn.microsoft.com/azure/devops/pipelines/build/variables).</summary>
/// <remarks>No variable says the default branch.</remarks>
internal static class AzurePipelines
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var reference = variables["BUILD_SOURCEBRANCH"];
        var request = PullRequest(variables, reference);
        return new()
        {
            Vendor = DockerCiVendor.AzurePipelines,
            VendorName = "Azure Pipelines",
            Event = variables["BUILD_REASON"],
            // A classic pipeline's branch may be written short.
            Branch = request is null ? GitRef.ShortBranch(reference) : request.OwnBranch,
            PullRequest = request,
            Commit = variables["BUILD_SOURCEVERSION"],
            Tag = GitRef.Tag(reference),
            BuildNumber = variables["BUILD_BUILDNUMBER"],
            BuildUrl = Page(variables),
            RepositoryUrl = GitUrl.Page(variables["BUILD_REPOSITORY_URI"]),
        };
    }

    // PULLREQUESTNUMBER is GitHub's number; PULLREQUESTID is Azure Repos' number, and for GitHub something internal.
    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables, string? reference)
    {
        var number = variables["SYSTEM_PULLREQUEST_PULLREQUESTNUMBER"] ?? variables["SYSTEM_PULLREQUEST_PULLREQUESTID"] ?? GitRef.PullRequest(reference);
        return number is null
            ? null
            : new()
            {
                Number = number,
                BaseBranch = GitRef.ShortBranch(variables["SYSTEM_PULLREQUEST_TARGETBRANCH"]),
                HeadBranch = GitRef.ShortBranch(variables["SYSTEM_PULLREQUEST_SOURCEBRANCH"]),
                HeadCommit = variables["SYSTEM_PULLREQUEST_SOURCECOMMITID"],
                IsFromFork = variables.Has("SYSTEM_PULLREQUEST_ISFORK") ? variables.IsTrue("SYSTEM_PULLREQUEST_ISFORK") : null,
            };
    }

    private static string? Page(EnvironmentVariables variables) =>
        variables["SYSTEM_COLLECTIONURI"] is { } collection && variables["SYSTEM_TEAMPROJECT"] is { } project && variables["BUILD_BUILDID"] is { } build
            ? $"{collection.TrimEnd('/')}/{Uri.EscapeDataString(project)}/_build/results?buildId={build}"
            : null;
}
