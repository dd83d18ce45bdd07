using Cake.DockerCiCache.Ci;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Ci;

public sealed class AnyEnvironment
{
    private const string Secret = "p4ssw0rd";

    private static readonly string[] Switches =
    [
        "CIRCLECI", "GITLAB_CI", "GITHUB_ACTIONS", "TF_BUILD", "BITBUCKET_BUILD_NUMBER", "TEAMCITY_VERSION", "TRAVIS", "APPVEYOR",
        "CI_SYSTEM_NAME", "BITRISE_IO", "BUILDKITE", "DRONE", "JENKINS_URL", "CI", "HOME",
    ];

    private static readonly string[] Secrets =
    [
        "REGISTRY_USER", "REGISTRY_PASS", "CI_REGISTRY_USER", "CI_REGISTRY_PASSWORD", "CI_DEPENDENCY_PROXY_USER",
        "CI_DEPENDENCY_PROXY_PASSWORD", "CI_JOB_TOKEN", "GITHUB_TOKEN", "GITHUB_ACTOR", "SYSTEM_ACCESSTOKEN",
    ];

    private static readonly string[] Addresses =
    [
        "CIRCLE_REPOSITORY_URL", "CI_PROJECT_URL", "BUILD_REPOSITORY_URI", "BITBUCKET_GIT_HTTP_ORIGIN", "CI_REPO_URL",
        "GIT_REPOSITORY_URL", "BUILDKITE_REPO", "DRONE_REPO_LINK", "GIT_URL",
    ];

    private static readonly string[] Known = [.. Goldens().Except(Secrets).Except(Switches).Except(Addresses)];

    private static readonly string[] Values =
    [
        "", " ", "true", "True", "false", "0", "12", "main", "refs/", "refs/heads/", "refs/heads/x", "refs/tags/", "refs/tags/v1",
        "refs/pull/7/merge", "pull/7", "a/b", "://", "@:", "https://", "https://h/x.git", "merge_group", "schedule",
        "é\n\u2028\u202e", "\ud800",
    ];

    private static readonly Gen<string> AnyValue = Gen.OneOf(OneOf(Values), Gen.String);

    private static readonly Gen<Dictionary<string, string>> Environments =
        from name in OneOf(Switches)
        from word in OneOf("true", "woodpecker", "x")
        from pairs in Gen.Select(OneOf(Known), AnyValue).Array[0, 40]
        select Merge(pairs, (name, word));

    private static readonly Gen<string> Events = Gen.OneOf(
        Gen.String,
        OneOf("", "null", "[]", "{", """{"pull_request":null}""", """{"\ud800":1,"pull_request":{}}""", new string('[', 200)),
        OneOf("""{"repository":{"default_branch":"\ud800"}}""", """{"pull_request":{"head":{"repo":1}}}"""),
        Json(3));

    [Fact]
    public void And_any_event_file_give_facts_and_their_text()
    {
        Gen.Select(Environments, Events).Sample((environment, text) => Assert.NotEmpty(CiDetection.Detect(environment, text).ToString()));
    }

    [Fact]
    public void Has_no_secret_in_the_text_of_its_facts()
    {
        Environments.Sample(environment =>
        {
            var all = Merge(
                environment.Select(e => (e.Key, e.Value)),
                [.. Secrets.Select(name => (name, Secret)), .. Addresses.Select(name => (name, $"https://user:{Secret}@example.com/a/b.git?x={Secret}"))]);
            var facts = CiDetection.Detect(all);
            Assert.DoesNotContain(Secret, facts.ToString());
            Assert.DoesNotContain(Secret, facts.RepositoryUrl ?? "");
            Assert.DoesNotContain(Secret, string.Concat(facts.Registries));
        });
    }

    [Fact]
    public void Has_one_line_for_each_fact()
    {
        Environments.Sample(environment =>
            Assert.All(CiDetection.Detect(environment).ToString().Split('\n'), line => Assert.Matches("^[a-z]+( [a-z]+)? +[^ ]", line)));
    }

    // What is no value of the vendor may stand in any variable, and is nested in the same places as the real one.
    private static Gen<string> Json(int depth)
    {
        var leaf = OneOf("null", "1", "1e999", "\"main\"", "\"\"", "true", "[]", "{}");
        var name = OneOf("repository", "default_branch", "pull_request", "number", "head", "base", "repo", "full_name", "ref", "sha", "merge_group");
        return depth == 0
            ? leaf
            : Gen.OneOf(leaf, Gen.Select(name, Json(depth - 1), (n, json) => $"\"{n}\":{json}").Array[0, 5].Select(all => $"{{{string.Join(',', all)}}}"));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Dictionary<string, string> Merge(IEnumerable<(string Name, string Value)> pairs, params (string Name, string Value)[] more) =>
        pairs.Concat(more).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value);

    private static IEnumerable<string> Goldens() => FactsOfEnvironments.Environments.SelectMany(e => e.Keys).Distinct();
}
