namespace Cake.DockerCiCache.Ci;

/// <summary>
/// Woodpecker CI. Page: "Environment variables" (woodpecker-ci.org/docs/usage/environment); also its source,
/// pipeline/frontend/metadata/environment.go.
/// </summary>
/// <remarks>No variable says whether a pull request comes from a fork.</remarks>
internal static class Woodpecker
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["CI_COMMIT_TAG"];
        var request = PullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.Woodpecker,
            VendorName = "Woodpecker CI",
            Event = variables["CI_PIPELINE_EVENT"],
            // "equals target branch for pull requests"
            Branch = tag is not null ? null : request is null ? variables["CI_COMMIT_BRANCH"] : request.OwnBranch,
            DefaultBranch = variables["CI_REPO_DEFAULT_BRANCH"],
            PullRequest = request,
            Commit = variables["CI_COMMIT_SHA"],
            Tag = tag,
            BuildNumber = variables["CI_PIPELINE_NUMBER"],
            BuildUrl = variables["CI_PIPELINE_URL"],
            RepositoryUrl = GitUrl.Page(variables["CI_REPO_URL"]),
        };
    }

    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables["CI_COMMIT_PULL_REQUEST"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["CI_COMMIT_TARGET_BRANCH"],
            HeadBranch = variables["CI_COMMIT_SOURCE_BRANCH"],
            HeadCommit = variables["CI_COMMIT_SHA"],
        };
}
