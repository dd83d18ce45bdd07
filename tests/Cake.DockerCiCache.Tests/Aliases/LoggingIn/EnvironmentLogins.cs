using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.LoggingIn;

public sealed class EnvironmentLogins
{
    private static readonly (string, string)[] GitLab =
    [
        ("GITLAB_CI", "true"), ("CI_REGISTRY", "registry.gitlab.com"), ("CI_REGISTRY_USER", "gitlab-ci-token"), ("CI_REGISTRY_PASSWORD", "pass-gl01"),
        ("CI_DEPENDENCY_PROXY_SERVER", "gitlab.com:443"), ("CI_DEPENDENCY_PROXY_USER", "gitlab-ci-token"), ("CI_DEPENDENCY_PROXY_PASSWORD", "pass-gl02"),
    ];

    private static readonly (string, string)[] GitHub = [("GITHUB_ACTIONS", "true"), ("GITHUB_ACTOR", "octocat"), ("GITHUB_TOKEN", "pass-gh01")];
    private static readonly (string, string)[] Pair = [("REGISTRY_USER", "ci"), ("REGISTRY_PASS", "pass-rg01")];

    private readonly FakeCake cake = new();

    public EnvironmentLogins() => cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded")).Answer("logout", DockerReply.Ok());

    // login --username USER --password-stdin [REGISTRY]
    private IEnumerable<string> LoggedIn => cake.Docker.Calls.Where(c => c.StartsWith("login"))
        .Select(c => $"{string.Concat(c.Arguments.Skip(4))} {c.Arguments[2]} {c.StandardInput}");

    [Fact]
    public void On_GitLab_are_its_registry_and_its_dependency_proxy()
    {
        Set(GitLab);
        cake.DockerCiLogin();
        Assert.Equal(["registry.gitlab.com gitlab-ci-token pass-gl01", "gitlab.com:443 gitlab-ci-token pass-gl02"], LoggedIn);
    }

    [Theory]
    [InlineData("ghcr.io/Acme/Web")]
    [InlineData("https://reg.example.com/acme/web")]
    [InlineData("ghcr.io/acme/web ")]
    [InlineData("$CI_REGISTRY_IMAGE/web")]
    public void Go_nowhere_where_the_image_that_names_the_registry_can_not_be_read(string image)
    {
        Set(Pair, [("CACHE_IMAGE", image)]);
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiLogin());
        Assert.Equal("CACHE_IMAGE", error.Setting);
        Assert.Contains($"\"{image}\"", error.Message, StringComparison.Ordinal);
        Assert.Empty(LoggedIn);
        Set([("REGISTRY", "ghcr.io")]);
        cake.DockerCiLogin();
        Assert.Equal(["ghcr.io ci pass-rg01"], LoggedIn);
    }

    [Fact]
    public void On_GitHub_are_ghcr_with_its_token()
    {
        Set(GitHub);
        cake.DockerCiLogin();
        Assert.Equal(["ghcr.io octocat pass-gh01"], LoggedIn);
    }

    [Fact]
    public void Are_the_variables_registry_first_and_the_vendors_after()
    {
        Set(GitHub, Pair, [("CACHE_IMAGE", "acme/web")]);
        cake.DockerCiLogin();
        Assert.Equal([" ci pass-rg01", "ghcr.io octocat pass-gh01"], LoggedIn);
    }

    [Theory]
    [InlineData("ghcr.io")]
    [InlineData("https://GHCR.io")]
    public void Of_the_variables_win_where_both_mean_the_same_registry(string registry)
    {
        Set(GitHub, Pair, [("REGISTRY", registry)]);
        cake.DockerCiLogin();
        Assert.Equal([$"{registry} ci pass-rg01"], LoggedIn);
    }

    [Fact]
    public void Of_the_vendor_serve_the_registry_that_the_variables_name_without_credentials()
    {
        Set(GitHub, [("CACHE_IMAGE", "ghcr.io/acme/web")]);
        cake.DockerCiLogin();
        Assert.Equal(["ghcr.io octocat pass-gh01"], LoggedIn);
        Assert.DoesNotContain(cake.Log.Lines, l => l.StartsWith("login skipped", StringComparison.Ordinal));
    }

    [Fact]
    public void For_one_registry_leave_the_others_alone()
    {
        Set(GitLab, Pair);
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "quay.io" });
        Assert.Equal(["quay.io ci pass-rg01"], LoggedIn);
    }

    [Fact]
    public void For_one_registry_are_the_vendors_when_REGISTRY_names_another()
    {
        Set(GitHub, Pair, [("REGISTRY", "quay.io")]);
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "ghcr.io" });
        Assert.Equal(["ghcr.io octocat pass-gh01"], LoggedIn);
    }

    [Fact]
    public void For_one_registry_are_the_variables_when_they_are_all_there_is()
    {
        Set(Pair, [("REGISTRY", "quay.io")]);
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "ghcr.io" });
        Assert.Equal(["ghcr.io ci pass-rg01"], LoggedIn);
    }

    [Fact]
    public void That_only_the_vendor_offers_may_fail_with_a_warning()
    {
        Set(GitHub, Pair);
        cake.Docker.Answer("login --username octocat", DockerReply.Fails("dial tcp: no route to host"));
        cake.DockerCiLogin(new DockerCiLoginSettings { Retries = { Attempts = 1 } });
        var warning = cake.Log.Entries.First(e => e.Level == LogLevel.Warning).Message;
        Assert.StartsWith("login to ghcr.io as \"octocat\" failed: dial tcp: no route to host", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void That_are_all_there_is_must_succeed()
    {
        Set(GitHub);
        cake.Docker.Answer("login", DockerReply.Fails("denied"));
        Assert.StartsWith("login to ghcr.io as \"octocat\" failed: denied", Assert.Throws<CakeException>(() => cake.DockerCiLogin()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_ended_all_at_once()
    {
        Set(GitLab);
        cake.DockerCiLogin();
        cake.DockerCiLogout();
        cake.DockerCiLogout();
        Assert.Equal(["logout registry.gitlab.com", "logout gitlab.com:443"], cake.Docker.Calls.Where(c => c.StartsWith("logout")).Select(c => c.Line));
        Assert.Contains("logged out of registry.gitlab.com", cake.Log.Lines);
    }

    [Fact]
    public void Are_ended_one_by_one_and_only_those_of_the_run()
    {
        Set(GitLab);
        cake.DockerCiLogin();
        cake.DockerCiLogout(new DockerCiLoginSettings { Registry = "registry.gitlab.com" });
        cake.DockerCiLogout(new DockerCiLoginSettings { Registry = "ghcr.io" });
        Assert.Equal(["logout registry.gitlab.com"], cake.Docker.Calls.Where(c => c.StartsWith("logout")).Select(c => c.Line));
    }

    private void Set(params (string Name, string Value)[][] variables)
    {
        foreach (var (name, value) in variables.SelectMany(v => v))
        {
            cake.Environment.SetEnvironmentVariable(name, value);
        }
    }
}
