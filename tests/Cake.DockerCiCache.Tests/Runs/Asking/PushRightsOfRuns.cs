using Cake.Core.Tooling;
using Cake.DockerCiCache.Runs.Asking;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Runs.Asking;

public sealed class PushRightsOfRuns
{
    private const string Image = "ghcr.io/acme/web:latest";
    private const string OnCi = "CI=true";
    private const string Fork = "CIRCLECI=true CIRCLE_PR_NUMBER=12 CIRCLE_BRANCH=pull/12";
    private const string Pair = " REGISTRY=ghcr.io REGISTRY_USER=ci REGISTRY_PASS=pass-pr01";
    private const string GitHubFork = "GITHUB_ACTIONS=true GITHUB_ACTOR=octocat GITHUB_TOKEN=pass-pr02 GITHUB_REF=refs/pull/1/merge GITHUB_EVENT_PATH=/event.json GITHUB_EVENT_NAME=";
    private const string OfForks = "this is a pull request from a fork, which reads only";
    private const string ForkEvent = """{"pull_request":{"number":1,"head":{"ref":"x","repo":{"full_name":"other/web"}},"base":{"ref":"main","repo":{"full_name":"acme/web"}}},"repository":{"full_name":"acme/web"}}""";

    private readonly FakeCake cake = new();

    public PushRightsOfRuns() => cake.Docker.Answer("login", DockerReply.Ok());

    [Theory]
    [InlineData("", false)]
    [InlineData(OnCi, false)]
    [InlineData(OnCi + Pair, true)]
    public void Are_there(string environment, bool logsIn)
    {
        Set(environment);
        if (logsIn)
        {
            cake.DockerCiLogin();
        }

        Assert.Null(Denial());
    }

    [Theory]
    [InlineData(OnCi, true, "the login was skipped: REGISTRY_USER and REGISTRY_PASS are empty or not there")]
    [InlineData(Fork, true, OfForks)]
    [InlineData(Fork, false, OfForks)]
    [InlineData(Fork + Pair, true, OfForks)]
    [InlineData(Fork + Pair, false, OfForks)]
    public void Are_missing_with_a_reason(string environment, bool logsIn, string reason)
    {
        Set(environment);
        if (logsIn)
        {
            cake.DockerCiLogin();
        }

        Assert.Equal(reason, Denial());
    }

    [Theory]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"eA=="}}}""")]
    [InlineData("""{"credHelpers":{"ghcr.io":"box"}}""")]
    [InlineData("""{"credsStore":"box"}""")]
    public void Are_there_with_the_users_own_credentials(string configuration)
    {
        Set(OnCi);
        cake.WithBox("""{"https://ghcr.io":"me"}""", configuration);
        cake.DockerCiLogin();
        Assert.Null(Denial());
        Assert.NotNull(Denial("quay.io/acme/web"));
    }

    // GitHub's runners log in to Docker Hub themselves, to pull; "Z2l0aHViYWN0aW9uczp4" is githubactions:x, "bWU6eA==" is me:x.
    [Theory]
    [InlineData("Z2l0aHViYWN0aW9uczp4", "acme/web", "push", false)]
    [InlineData("Z2l0aHViYWN0aW9uczp4", "acme/web", "pull_request", false)]
    [InlineData("bWU6eA==", "acme/web", "push", true)]
    [InlineData("bWU6eA==", "ghcr.io/acme/web", "push", true)]
    [InlineData("bWU6eA==", "ghcr.io/acme/web", "pull_request", false)]
    public void Are_not_those_of_what_GitHub_itself_puts_there(string auth, string image, string name, bool mayPush)
    {
        cake.WithFile("/event.json", name == "push" ? "{}" : ForkEvent)
            .WithFile("/home/ci/.docker/config.json", $$"""{"auths":{"https://index.docker.io/v1/":{"auth":"{{auth}}"},"ghcr.io":{"auth":"{{auth}}"} } }""");
        Set($"GITHUB_ACTIONS=true GITHUB_REF=refs/heads/main GITHUB_EVENT_PATH=/event.json GITHUB_EVENT_NAME={name}");
        cake.DockerCiLogin();
        Assert.Equal(mayPush, Denial(image) is null);
    }

    // pull_request_target has all rights of the base, but builds what a stranger wrote as soon as the script checks it out.
    [Theory]
    [InlineData("pull_request")]
    [InlineData("pull_request_review")]
    [InlineData("pull_request_target")]
    public void Of_a_fork_are_missing_whatever_token_it_was_given(string name)
    {
        cake.WithFile("/event.json", ForkEvent);
        Set(GitHubFork + name);
        cake.DockerCiLogin();
        Assert.Equal(OfForks, Denial());
    }

    [Fact]
    public void For_a_registry_to_pull_from_are_missing()
    {
        Set("GITLAB_CI=true CI_DEPENDENCY_PROXY_SERVER=gitlab.com:443 CI_DEPENDENCY_PROXY_USER=u CI_DEPENDENCY_PROXY_PASSWORD=pass-pr03");
        cake.DockerCiLogin();
        Assert.Equal("the GitLab dependency proxy can only be pulled from", Denial("gitlab.com:443/group/busybox"));
    }

    [Fact]
    public void Are_there_again_when_a_later_login_succeeds()
    {
        Set(OnCi);
        cake.DockerCiLogin();
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "ghcr.io", UserName = "ci", Password = "pass-pr04" });
        Assert.Null(Denial());
    }

    private string? Denial(string image = Image) => PushRights.Of(cake, new ToolSettings(), image).Denial;

    private void Set(string environment)
    {
        foreach (var variable in environment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = variable.Split('=', 2);
            cake.Environment.SetEnvironmentVariable(parts[0], parts[1]);
        }
    }
}
