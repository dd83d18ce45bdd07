namespace Cake.DockerCiCache.Ci;

/// <summary>CircleCI. Page: "Project values and variables" (circleci.com/docs/variables).</summary>
/// <remarks>
/// The default branch, the event and a pull request's base are no variables, only pipeline values
/// (<c>pipeline.event.github.*</c>), which the configuration must hand over itself.
/// </remarks>
internal static class CircleCi
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["CIRCLE_TAG"];
        var request = tag is null ? PullRequest(variables) : null;
        return new()
        {
            Vendor = DockerCiVendor.CircleCi,
            VendorName = "CircleCI",
            Branch = tag is not null ? null : request is null ? variables["CIRCLE_BRANCH"] : request.OwnBranch,
            PullRequest = request,
            Commit = variables["CIRCLE_SHA1"],
            Tag = tag,
            BuildNumber = variables["CIRCLE_BUILD_NUM"],
            BuildUrl = variables["CIRCLE_BUILD_URL"],
            RepositoryUrl = GitUrl.Page(variables["CIRCLE_REPOSITORY_URL"]),
        };
    }

    // CIRCLE_PR_* are "only available on forked PRs", whose CIRCLE_BRANCH is pull/123; the others tell only the page.
    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables)
    {
        var branch = variables["CIRCLE_BRANCH"];
        var page = variables["CIRCLE_PULL_REQUEST"] ?? variables["CIRCLE_PULL_REQUESTS"]?.Split(',')[0];
        var number = variables["CIRCLE_PR_NUMBER"] ?? GitRef.PullRequest(branch) ?? page?.TrimEnd('/').Split('/')[^1];
        var isFork = variables.Has("CIRCLE_PR_NUMBER") || variables.Has("CIRCLE_PR_USERNAME") || variables.Has("CIRCLE_PR_REPONAME")
            || GitRef.PullRequest(branch) is not null;
        return number is null && !isFork
            ? null
            : new() { Number = number, HeadBranch = isFork ? null : branch, HeadCommit = variables["CIRCLE_SHA1"], IsFromFork = isFork };
    }
}
