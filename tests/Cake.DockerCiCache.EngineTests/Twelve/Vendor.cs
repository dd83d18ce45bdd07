namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>A CI vendor with the variables that its machines set for a push to the main branch.</summary>
/// <param name="Name">The vendor.</param>
/// <param name="Folder">Its folder in examples.</param>
/// <param name="Variables">What its documentation lists.</param>
internal sealed record Vendor(string Name, string Folder, IReadOnlyDictionary<string, string> Variables)
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public static IReadOnlyList<Vendor> All { get; } =
    [
        // circleci.com/docs/variables
        new("CircleCI", "circleci", new Dictionary<string, string>
        {
            ["CI"] = "true", ["CIRCLECI"] = "true", ["CIRCLE_BRANCH"] = "main", ["CIRCLE_SHA1"] = Commit, ["CIRCLE_BUILD_NUM"] = "1", ["CIRCLE_PROJECT_REPONAME"] = "web",
        }),

        // docs.gitlab.com/ci/variables/predefined_variables
        new("GitLab CI", "gitlab-ci", new Dictionary<string, string>
        {
            ["CI"] = "true", ["GITLAB_CI"] = "true", ["CI_COMMIT_REF_NAME"] = "main", ["CI_DEFAULT_BRANCH"] = "main", ["CI_COMMIT_SHA"] = Commit, ["CI_PIPELINE_ID"] = "1",
        }),

        // docs.github.com/actions/reference/workflows-and-actions/variables
        new("GitHub Actions", "github-actions", new Dictionary<string, string>
        {
            ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["GITHUB_REF"] = "refs/heads/main", ["GITHUB_REF_NAME"] = "main", ["GITHUB_SHA"] = Commit, ["GITHUB_RUN_ID"] = "1",
        }),
    ];
}
