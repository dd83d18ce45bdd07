namespace Cake.DockerCiCache.Ci;

/// <summary>AppVeyor. Page: "Environment variables" (appveyor.com/docs/environment-variables).</summary>
/// <remarks>No variable says the default branch or the repository's page.</remarks>
internal static class AppVeyor
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables.IsTrue("APPVEYOR_REPO_TAG") ? variables["APPVEYOR_REPO_TAG_NAME"] : null;
        var request = PullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.AppVeyor,
            VendorName = "AppVeyor",
            Event = Event(variables),
            // For a pull request it is the base branch.
            Branch = tag is not null ? null : request is null ? variables["APPVEYOR_REPO_BRANCH"] : request.OwnBranch,
            PullRequest = request,
            Commit = variables["APPVEYOR_REPO_COMMIT"],
            Tag = tag,
            BuildNumber = variables["APPVEYOR_BUILD_NUMBER"],
            BuildUrl = Page(variables),
        };
    }

    private static string? Event(EnvironmentVariables variables) =>
        variables.IsTrue("APPVEYOR_SCHEDULED_BUILD") ? "scheduled" : variables.IsTrue("APPVEYOR_FORCED_BUILD") ? "forced" : null;

    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables["APPVEYOR_PULL_REQUEST_NUMBER"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["APPVEYOR_REPO_BRANCH"],
            HeadBranch = variables["APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH"],
            HeadCommit = variables["APPVEYOR_PULL_REQUEST_HEAD_COMMIT"],
            IsFromFork = variables["APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME"] is { } head && variables["APPVEYOR_REPO_NAME"] is { } own
                ? !head.Equals(own, StringComparison.OrdinalIgnoreCase)
                : null,
        };

    private static string? Page(EnvironmentVariables variables)
    {
        var (account, project) = (variables["APPVEYOR_ACCOUNT_NAME"], variables["APPVEYOR_PROJECT_SLUG"]);
        return variables["APPVEYOR_URL"] is { } server && account is not null && project is not null && variables["APPVEYOR_BUILD_ID"] is { } build
            ? $"{server.TrimEnd('/')}/project/{account}/{project}/builds/{build}"
            : null;
    }
}
