namespace Cake.DockerCiCache.Ci;

/// <summary>Bitrise. Page: "Available environment variables" (docs.bitrise.io, References).</summary>
/// <remarks>No variable says the default branch.</remarks>
internal static class Bitrise
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["BITRISE_GIT_TAG"];
        var request = PullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.Bitrise,
            VendorName = "Bitrise",
            Branch = tag is not null ? null : request is null ? variables["BITRISE_GIT_BRANCH"] : request.OwnBranch,
            PullRequest = request,
            Commit = variables["BITRISE_GIT_COMMIT"],
            Tag = tag,
            BuildNumber = variables["BITRISE_BUILD_NUMBER"],
            BuildUrl = variables["BITRISE_BUILD_URL"],
            RepositoryUrl = GitUrl.Page(variables["GIT_REPOSITORY_URL"]),
        };
    }

    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables["BITRISE_PULL_REQUEST"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["BITRISEIO_GIT_BRANCH_DEST"],
            HeadBranch = variables["BITRISE_GIT_BRANCH"],
            HeadCommit = variables["BITRISE_GIT_COMMIT"],
            IsFromFork = !GitUrl.AreSame(variables["BITRISEIO_PULL_REQUEST_REPOSITORY_URL"], variables["GIT_REPOSITORY_URL"]),
        };
}
