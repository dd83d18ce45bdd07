namespace Cake.DockerCiCache.Ci;

/// <summary>
/// Jenkins. Pages: "Global Variable Reference" of every Jenkins (/pipeline-syntax/globals#env), and the Git plugin's
/// "Environment variables" (plugins.jenkins.io/git).
/// </summary>
/// <remarks>
/// Branch and change request are those of a multibranch project; another one has at most <c>GIT_BRANCH</c>. The default branch is
/// known only while it is built. In a Pipeline <c>GIT_*</c> are there only after <c>checkout scm</c>.
/// </remarks>
internal static class Jenkins
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["TAG_NAME"];
        var request = PullRequest(variables);
        // BRANCH_NAME is the tag's name for a tag, and PR-12 or the like for a change request.
        var branch = tag is not null ? null : request is null ? variables["BRANCH_NAME"] ?? GitBranch(variables) : request.OwnBranch;
        return new()
        {
            Vendor = DockerCiVendor.Jenkins,
            VendorName = "Jenkins",
            Branch = branch,
            DefaultBranch = request is null && variables.IsTrue("BRANCH_IS_PRIMARY") ? branch : null,
            PullRequest = request,
            Commit = variables["GIT_COMMIT"],
            Tag = tag,
            BuildNumber = variables["BUILD_NUMBER"],
            BuildUrl = variables["BUILD_URL"],
            RepositoryUrl = GitUrl.Page(variables["GIT_URL"]),
        };
    }

    // CHANGE_FORK is "the name of the forked repo if the change originates from one; else unset".
    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables["CHANGE_ID"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["CHANGE_TARGET"],
            HeadBranch = variables["CHANGE_BRANCH"],
            IsFromFork = variables.Has("CHANGE_FORK"),
        };

    // GIT_BRANCH is origin/main, GIT_LOCAL_BRANCH main.
    private static string? GitBranch(EnvironmentVariables variables) => variables["GIT_LOCAL_BRANCH"]
        ?? (variables["GIT_BRANCH"] is { } name && name.StartsWith("origin/", StringComparison.Ordinal)
            ? name["origin/".Length..]
            : GitRef.ShortBranch(variables["GIT_BRANCH"]));
}
