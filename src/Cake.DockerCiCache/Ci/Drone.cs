namespace Cake.DockerCiCache.Ci;

/// <summary>Drone. Page: "Reference" of environment variables (docs.drone.io/pipeline/environment/reference); also drone/runner-go's environ.go.</summary>
/// <remarks>No variable says whether a pull request comes from a fork.</remarks>
internal static class Drone
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["DRONE_TAG"];
        var request = PullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.Drone,
            VendorName = "Drone",
            Event = variables["DRONE_BUILD_EVENT"],
            // The base branch for a pull request.
            Branch = tag is not null ? null : request is null ? variables["DRONE_BRANCH"] : request.OwnBranch,
            DefaultBranch = variables["DRONE_REPO_BRANCH"],
            PullRequest = request,
            Commit = variables["DRONE_COMMIT_SHA"],
            Tag = tag,
            BuildNumber = variables["DRONE_BUILD_NUMBER"],
            BuildUrl = variables["DRONE_BUILD_LINK"],
            RepositoryUrl = GitUrl.Page(variables["DRONE_REPO_LINK"]),
        };
    }

    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables) => variables["DRONE_PULL_REQUEST"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["DRONE_TARGET_BRANCH"],
            HeadBranch = variables["DRONE_SOURCE_BRANCH"],
            HeadCommit = variables["DRONE_COMMIT_SHA"],
        };
}
