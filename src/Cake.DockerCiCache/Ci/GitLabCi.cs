namespace Cake.DockerCiCache.Ci;

/// <summary>GitLab CI. Page: "Predefined CI/CD variables reference" (docs.gitlab.com/ci/variables/predefined_variables).</summary>
internal static class GitLabCi
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var tag = variables["CI_COMMIT_TAG"];
        var request = MergeRequest(variables) ?? ExternalPullRequest(variables);
        return new()
        {
            Vendor = DockerCiVendor.GitLabCi,
            VendorName = "GitLab CI",
            Event = variables["CI_PIPELINE_SOURCE"],
            // CI_COMMIT_BRANCH is "not available in merge request pipelines or tag pipelines".
            Branch = tag is not null ? null : request is null ? variables["CI_COMMIT_BRANCH"] : request.OwnBranch,
            DefaultBranch = variables["CI_DEFAULT_BRANCH"],
            PullRequest = request,
            IsMergeQueue = variables["CI_MERGE_REQUEST_EVENT_TYPE"] == "merge_train",
            Commit = variables["CI_COMMIT_SHA"],
            Tag = tag,
            BuildNumber = variables["CI_PIPELINE_IID"],
            BuildUrl = variables["CI_PIPELINE_URL"],
            RepositoryUrl = GitUrl.Page(variables["CI_PROJECT_URL"]),
            Registries = [.. new[] { ContainerRegistry(variables), DependencyProxy(variables) }.OfType<DockerCiRegistry>()],
        };
    }

    // Asked for by its number and not by CI_PIPELINE_SOURCE, which is parent_pipeline in a child pipeline. The source branch's
    // commit is given for merged results and merge trains only; else it is the one that is built.
    private static DockerCiPullRequest? MergeRequest(EnvironmentVariables variables) => variables["CI_MERGE_REQUEST_IID"] is not { } number
        ? null
        : new()
        {
            Number = number,
            BaseBranch = variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"],
            HeadBranch = variables["CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"],
            HeadCommit = variables["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] ?? variables["CI_COMMIT_SHA"],
            IsFromFork = IsFromFork(variables),
        };

    // A fork's request runs in the fork's project, or in the target's when a member starts it there. It is a fork's either way.
    private static bool? IsFromFork(EnvironmentVariables variables)
    {
        var source = variables["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"];
        string?[] others = [variables["CI_PROJECT_ID"], variables["CI_MERGE_REQUEST_PROJECT_ID"]];
        return source is null || others.All(o => o is null) ? null : others.Any(o => o is not null && o != source);
    }

    private static DockerCiPullRequest? ExternalPullRequest(EnvironmentVariables variables)
    {
        var (source, target) = (variables["CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY"], variables["CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY"]);
        return variables["CI_EXTERNAL_PULL_REQUEST_IID"] is not { } number
            ? null
            : new()
            {
                Number = number,
                BaseBranch = variables["CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME"],
                HeadBranch = variables["CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME"],
                HeadCommit = variables["CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA"],
                IsFromFork = source is null || target is null ? null : source != target,
            };
    }

    // Only there when the project's registry is on.
    private static DockerCiRegistry? ContainerRegistry(EnvironmentVariables variables) => variables["CI_REGISTRY"] is not { } address
        ? null
        : new()
        {
            Name = "GitLab container registry",
            Address = address,
            Image = variables["CI_REGISTRY_IMAGE"],
            UserVariable = "CI_REGISTRY_USER",
            PasswordVariable = "CI_REGISTRY_PASSWORD",
            MissingVariables = variables.Missing("CI_REGISTRY_USER", "CI_REGISTRY_PASSWORD"),
        };

    private static DockerCiRegistry? DependencyProxy(EnvironmentVariables variables) => variables["CI_DEPENDENCY_PROXY_SERVER"] is not { } address
        ? null
        : new()
        {
            Name = "GitLab dependency proxy",
            Address = address,
            PullPrefix = variables["CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX"],
            IsPullOnly = true,
            UserVariable = "CI_DEPENDENCY_PROXY_USER",
            PasswordVariable = "CI_DEPENDENCY_PROXY_PASSWORD",
            MissingVariables = variables.Missing("CI_DEPENDENCY_PROXY_USER", "CI_DEPENDENCY_PROXY_PASSWORD"),
        };
}
