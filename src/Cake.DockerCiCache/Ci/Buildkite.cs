namespace Cake.DockerCiCache.Ci;

/// <summary>Buildkite. Page: "Environment variables" (buildkite.com/docs/pipelines/configure/environment-variables).</summary>
internal static class Buildkite
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["BUILDKITE_TAG"];
        var request = PullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.Buildkite,
            VendorName = "Buildkite",
            Event = variables["BUILDKITE_SOURCE"],
            Branch = tag is not null ? null : request is null ? variables["BUILDKITE_BRANCH"] : request.OwnBranch,
            DefaultBranch = variables["BUILDKITE_PIPELINE_DEFAULT_BRANCH"],
            PullRequest = request,
            // HEAD until the agent has checked out, where a build was started by hand.
            Commit = variables["BUILDKITE_COMMIT"] is { } commit && commit != "HEAD" ? commit : null,
            Tag = tag,
            BuildNumber = variables["BUILDKITE_BUILD_NUMBER"],
            BuildUrl = variables["BUILDKITE_BUILD_URL"],
            RepositoryUrl = GitUrl.Page(variables["BUILDKITE_REPO"]),
        };
    }

    // A fork's branch is written user:branch.
    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables.UnlessFalse("BUILDKITE_PULL_REQUEST") is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["BUILDKITE_PULL_REQUEST_BASE_BRANCH"],
            HeadBranch = variables["BUILDKITE_BRANCH"],
            HeadCommit = variables["BUILDKITE_COMMIT"] is { } commit && commit != "HEAD" ? commit : null,
            IsFromFork = !GitUrl.AreSame(variables["BUILDKITE_PULL_REQUEST_REPO"], variables["BUILDKITE_REPO"]),
        };
}
