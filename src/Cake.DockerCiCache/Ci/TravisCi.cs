namespace Cake.DockerCiCache.Ci;

/// <summary>Travis CI. Page: "Environment Variables", section "Default Environment Variables" (docs.travis-ci.com/user/environment-variables).</summary>
/// <remarks>No variable says the default branch or the repository's page.</remarks>
internal static class TravisCi
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["TRAVIS_TAG"];
        var request = PullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.TravisCi,
            VendorName = "Travis CI",
            Event = variables["TRAVIS_EVENT_TYPE"],
            // TRAVIS_BRANCH is the tag's name for a tag, and the base branch for a pull request.
            Branch = tag is not null ? null : request is null ? variables["TRAVIS_BRANCH"] : request.OwnBranch,
            PullRequest = request,
            Commit = variables["TRAVIS_COMMIT"],
            Tag = tag,
            BuildNumber = variables["TRAVIS_BUILD_NUMBER"],
            BuildUrl = variables["TRAVIS_BUILD_WEB_URL"],
        };
    }

    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables.UnlessFalse("TRAVIS_PULL_REQUEST") is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["TRAVIS_BRANCH"],
            HeadBranch = variables["TRAVIS_PULL_REQUEST_BRANCH"],
            HeadCommit = variables["TRAVIS_PULL_REQUEST_SHA"],
            IsFromFork = variables["TRAVIS_PULL_REQUEST_SLUG"] is { } head && variables["TRAVIS_REPO_SLUG"] is { } own
                ? !head.Equals(own, StringComparison.OrdinalIgnoreCase)
                : null,
        };
}
