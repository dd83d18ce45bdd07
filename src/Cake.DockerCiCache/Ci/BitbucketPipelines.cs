namespace Cake.DockerCiCache.Ci;

/// <summary>Bitbucket Pipelines. Page: "Variables and secrets" (support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets).</summary>
/// <remarks>No variable says the default branch, the event, or whether a pull request comes from a fork.</remarks>
internal static class BitbucketPipelines
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var (tag, number) = (variables["BITBUCKET_TAG"], variables["BITBUCKET_BUILD_NUMBER"]);
        var request = PullRequest(variables);
        // "everything that comes after http://bitbucket.org/"
        var page = variables["BITBUCKET_REPO_FULL_NAME"] is { } name ? $"https://bitbucket.org/{name}" : null;
        return new()
        {
            Vendor = DockerCiVendor.BitbucketPipelines,
            VendorName = "Bitbucket Pipelines",
            Branch = tag is not null ? null : request is null ? variables["BITBUCKET_BRANCH"] : request.OwnBranch,
            PullRequest = request,
            Commit = variables["BITBUCKET_COMMIT"],
            Tag = tag,
            BuildNumber = number,
            BuildUrl = page is null ? null : $"{page}/pipelines/results/{number}",
            RepositoryUrl = page,
        };
    }

    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables["BITBUCKET_PR_ID"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["BITBUCKET_PR_DESTINATION_BRANCH"],
            HeadBranch = variables["BITBUCKET_BRANCH"],
            HeadCommit = variables["BITBUCKET_COMMIT"],
        };
}
