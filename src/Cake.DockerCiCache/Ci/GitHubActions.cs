namespace Cake.DockerCiCache.Ci;

/// <summary>
/// GitHub Actions. Pages: "Variables reference" (docs.github.com/actions/reference/variables-reference) and "Events that trigger
/// workflows" (docs.github.com/actions/reference/events-that-trigger-workflows).
/// </summary>
internal static class GitHubActions
{
    public static DockerCiFacts Read(EnvironmentVariables variables, GitHubEvent @event)
    {
        var (name, reference) = (variables["GITHUB_EVENT_NAME"], variables["GITHUB_REF"]);
        var request = MergeGroup(name, reference, @event) ?? PullRequest(variables, @event);
        var branch = request is null ? GitRef.Branch(reference) : request.OwnBranch;
        return new()
        {
            Vendor = DockerCiVendor.GitHubActions,
            VendorName = "GitHub Actions",
            Event = name,
            Branch = branch,
            // A schedule runs on the default branch, and only there.
            DefaultBranch = @event.DefaultBranch ?? (name == "schedule" ? branch : null),
            PullRequest = request,
            IsMergeQueue = name == "merge_group",
            Commit = variables["GITHUB_SHA"],
            Tag = GitRef.Tag(reference),
            BuildNumber = variables["GITHUB_RUN_NUMBER"],
            BuildUrl = Repository(variables) is { } page && variables["GITHUB_RUN_ID"] is { } run ? $"{page}/actions/runs/{run}" : null,
            RepositoryUrl = Repository(variables),
            Registries = Registries(variables),
        };
    }

    // For pull_request the reference is refs/pull/12/merge. pull_request_target runs with the base's rights, reference and commit,
    // but for a pull request, and workflow_run after the run of a fork's: scripts check out the request's commit there, so that neither
    // must be taken for a run of the base branch.
    private static DockerCiPullRequest? PullRequest(EnvironmentVariables variables, GitHubEvent @event)
    {
        var number = GitRef.PullRequest(variables["GITHUB_REF"]);
        return @event.PullRequest is null && number is null && !variables.Has("GITHUB_HEAD_REF")
            ? null
            : (@event.PullRequest ?? new()) with
            {
                Number = @event.PullRequest?.Number ?? number,
                BaseBranch = variables["GITHUB_BASE_REF"] ?? @event.PullRequest?.BaseBranch,
                HeadBranch = variables["GITHUB_HEAD_REF"] ?? @event.PullRequest?.HeadBranch,
            };
    }

    // The branch of a merge group is GitHub's own and lives as long as the run.
    private static DockerCiPullRequest? MergeGroup(string? name, string? reference, GitHubEvent @event)
    {
        var request = MergeQueueBranch.Read(GitRef.Branch(reference));
        return name == "merge_group" ? (request ?? new()) with { BaseBranch = @event.MergeBase ?? request?.BaseBranch } : null;
    }

    private static string? Repository(EnvironmentVariables variables) =>
        variables["GITHUB_REPOSITORY"] is { } name ? GitUrl.Page($"{Server(variables)}/{name}") : null;

    private static string Server(EnvironmentVariables variables) => variables["GITHUB_SERVER_URL"] ?? "https://github.com";

    // ghcr.io is github.com's. GitHub Enterprise Server, Gitea and Forgejo have others, which no variable names.
    // The token is only there when the workflow hands it over: env: { GITHUB_TOKEN: ${{ github.token }} }.
    private static IReadOnlyList<DockerCiRegistry> Registries(EnvironmentVariables variables) => Server(variables) != "https://github.com"
        ? []
        :
        [
            new()
            {
                Name = "GitHub container registry",
                Address = "ghcr.io",
                Image = variables["GITHUB_REPOSITORY"] is { } name ? $"ghcr.io/{name.ToLowerInvariant()}" : null,
                UserVariable = "GITHUB_ACTOR",
                PasswordVariable = "GITHUB_TOKEN",
                MissingVariables = variables.Missing("GITHUB_ACTOR", "GITHUB_TOKEN"),
            },
        ];
}
