using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.LoggingIn;

public sealed class SkippedLogins
{
    private const string OnCi = "CI=true";
    private const string Fork = "CIRCLECI=true CIRCLE_PR_NUMBER=12 CIRCLE_BRANCH=pull/12";
    private const string Request = "CIRCLECI=true CIRCLE_PULL_REQUEST=https://github.com/acme/web/pull/12 CIRCLE_BRANCH=feature";

    private readonly FakeCake cake = new();

    [Theory]
    [InlineData(OnCi, "login skipped: REGISTRY_USER and REGISTRY_PASS are empty or not there; this run reads caches and pushes nothing")]
    [InlineData(Request, "login skipped: REGISTRY_USER and REGISTRY_PASS are empty or not there; this run reads caches and pushes nothing")]
    [InlineData(OnCi + " REGISTRY_USER= REGISTRY_PASS= REGISTRY=ghcr.io", "login skipped: REGISTRY_USER and REGISTRY_PASS are empty or not there; this run reads caches and pushes nothing")]
    [InlineData(Fork, "login skipped: this is a pull request from a fork, and REGISTRY_USER and REGISTRY_PASS are empty or not there; this run reads caches and pushes nothing")]
    [InlineData(Fork + " REGISTRY_USER=ci", "login skipped: this is a pull request from a fork, and REGISTRY_PASS is empty or not there; this run reads caches and pushes nothing")]
    public void Say_why_in_one_line_and_are_green(string environment, string line)
    {
        Set(environment);
        cake.DockerCiLogin();
        Assert.Equal([line], cake.Log.Lines.Where(l => l.StartsWith("login", StringComparison.Ordinal)));
        Assert.Empty(cake.Docker.Calls);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("REGISTRY_USER=ci", false)]
    [InlineData(OnCi, true)]
    [InlineData(Fork, true)]
    [InlineData(OnCi + " REGISTRY_USER=ci", false)]
    [InlineData(OnCi + " REGISTRY_PASS=pass-sk01", false)]
    [InlineData(Request + " REGISTRY_USER=ci", false)]
    public void Are_errors_elsewhere_or_when_the_login_is_required(string environment, bool required)
    {
        Set(environment);
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiLogin(new DockerCiLoginSettings { Required = required }));
        Assert.Contains(environment.Contains("REGISTRY_PASS", StringComparison.Ordinal) ? "REGISTRY_USER" : "REGISTRY_PASS", error.Message, StringComparison.Ordinal);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Say_whose_credentials_are_used_instead()
    {
        Set(OnCi + " CACHE_IMAGE=ghcr.io/acme/web");
        cake.WithFile("/home/ci/.docker/config.json", """{"auths":{"ghcr.io":{"auth":"eA=="}}}""");
        cake.DockerCiLogin();
        Assert.Contains("login skipped: REGISTRY_USER and REGISTRY_PASS are empty or not there; Docker's own configuration has credentials for ghcr.io", cake.Log.Lines);
    }

    [Fact]
    public void Do_not_keep_the_vendors_logins_back()
    {
        Set("GITHUB_ACTIONS=true GITHUB_ACTOR=octocat GITHUB_TOKEN=pass-sk02 CACHE_IMAGE=acme/web");
        cake.Docker.Answer("login", DockerReply.Ok());
        cake.DockerCiLogin();
        Assert.Equal(["login --username octocat --password-stdin ghcr.io"], cake.Docker.Actions.Select(c => c.Line));
        Assert.Contains(cake.Log.Lines, l => l.StartsWith("login skipped: REGISTRY_USER and", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_those_of_a_fork_whose_password_command_fails()
    {
        Set(Fork);
        cake.WithFile("/usr/bin/vault");
        cake.Docker.Answer("read", DockerReply.Fails("permission denied", exitCode: 2));
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "ghcr.io", UserName = "ci", PasswordCommand = { "vault", "read" } });
        Assert.Contains(
            "login skipped: this is a pull request from a fork, and PasswordCommand: vault failed with exit code 2: permission denied; this run reads caches and pushes nothing", cake.Log.Lines);
    }

    private void Set(string environment)
    {
        foreach (var variable in environment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = variable.Split('=', 2);
            cake.Environment.SetEnvironmentVariable(parts[0], parts[1]);
        }
    }
}
