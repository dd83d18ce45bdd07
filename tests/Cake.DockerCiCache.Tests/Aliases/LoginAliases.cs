using Cake.Core;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class LoginAliases
{
    private const string Both =
        "DockerCiLogin: the user name is missing: set the environment variable REGISTRY_USER (it is empty or not there), or UserName; " +
        "the password is missing: set the environment variable REGISTRY_PASS (it is empty or not there), or Password";

    private readonly FakeCake cake = new();

    public LoginAliases()
    {
        cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"));
        cake.Docker.Answer("logout", DockerReply.Ok("Removing login credentials"));
    }

    [Theory]
    [InlineData("ghcr.io", null, "ghcr.io")]
    [InlineData("ghcr.io", "localhost:5000/acme/web", "ghcr.io")]
    [InlineData(null, "localhost:5000/acme/web", "localhost:5000")]
    [InlineData("", "ghcr.io/acme/web", "ghcr.io")]
    [InlineData(null, "acme/web", null)]
    [InlineData(null, null, null)]
    public void Find_the_registry_in_the_environment(string? registry, string? cacheImage, string? expected)
    {
        GiveCredentials();
        Set("REGISTRY", registry);
        Set("CACHE_IMAGE", cacheImage);
        cake.DockerCiLogin();
        cake.DockerCiLogout();
        string[] server = expected is null ? [] : [expected];
        Assert.Equal([["login", "--username", "ci", "--password-stdin", .. server], ["logout", .. server]], cake.Docker.Actions.Select(c => c.Arguments));
        Assert.Equal("s3cret", cake.Docker.Actions.First().StandardInput);
    }

    // docker finds a login to Docker Hub again only under its own key.
    [Theory]
    [InlineData("docker.io")]
    [InlineData("index.docker.io")]
    [InlineData("https://index.docker.io/v1")]
    [InlineData("registry-1.docker.io")]
    public void Call_Docker_Hub_as_docker_does(string registry)
    {
        cake.Docker.Answer("login", DockerReply.Ok()).Answer("logout", DockerReply.Ok());
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = registry, UserName = "me", Password = "mine-4711" });
        Assert.Equal("login --username me --password-stdin", cake.Docker.LastCall.Line);
        cake.DockerCiLogout(new DockerCiLoginSettings { Registry = registry });
        Assert.Equal("logout", cake.Docker.LastCall.Line);
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("-h")]
    [InlineData("me:pass-91@ghcr.io")]
    public void Refuse_what_is_no_registry_before_docker_runs(string registry)
    {
        GiveCredentials();
        Set("REGISTRY", registry);
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiLogin());
        Assert.StartsWith("Registry: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-91", error.Message, StringComparison.Ordinal);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Name_the_engine_first_where_none_answers()
    {
        GiveCredentials();
        cake.Docker.Answer("info", DockerReply.Fails("Cannot connect to the Docker daemon at unix:///nonexistent.sock. Is the docker daemon running?"));
        cake.Docker.Answer("login", DockerReply.Fails("""
            time="2026-11-28T09:34:27Z" level=info msg="Error logging in to endpoint, trying next endpoint" error="connection refused"
            Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused
            """));
        var failed = Assert.Throws<CakeException>(() => cake.DockerCiLogin(new() { Registry = "127.0.0.1:1", Retries = { Attempts = 1 } }));
        Assert.Equal(
            """
            login to 127.0.0.1:1 as "ci" failed: no Docker Engine answers: Cannot connect to the Docker daemon at unix:///nonexistent.sock. Is the docker daemon running?
            Start Docker, or point DOCKER_HOST or the docker context to an engine. Without one docker says: Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused
            Check the registry's address, the user name and the password (or token and its permissions)
            """,
            failed.Message);
    }

    [Fact]
    public void Say_where_and_as_whom()
    {
        GiveCredentials();
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "ghcr.io", UserName = "me" });
        cake.DockerCiLogin();
        Assert.Equal(["logged in to ghcr.io as me", "logged in to Docker Hub as ci"], cake.Log.Lines.Where(l => l.StartsWith("logged", StringComparison.Ordinal)));
    }

    [Fact]
    public void Prefer_settings()
    {
        GiveCredentials();
        Set("REGISTRY", "ghcr.io");
        cake.DockerCiLogin(new DockerCiLoginSettings { Registry = "quay.io", UserName = "me", Password = "mine-4711" });
        Assert.Equal(("login --username me --password-stdin quay.io", "mine-4711"), (cake.Docker.LastCall.Line, cake.Docker.LastCall.StandardInput));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData(" ", null)]
    public void Name_everything_that_is_missing(string? user, string? password)
    {
        Set("REGISTRY_USER", user);
        Set("REGISTRY_PASS", password);
        Assert.Equal(Both, Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiLogin()).Message);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Name_what_a_script_gave_empty()
    {
        GiveCredentials();
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiLogin(new DockerCiLoginSettings { Password = string.Empty }));
        Assert.Equal(
            "DockerCiLogin: the password is missing: set the environment variable REGISTRY_PASS (it is empty or not there), or Password", error.Message);
    }

    [Fact]
    public void Need_docker()
    {
        GiveCredentials();
        cake.FileSystem.GetFile("/usr/bin/docker").Delete();
        Assert.Equal(
            "docker was not found on PATH: install Docker (docs.docker.com/engine/install), or set ToolPath to the docker client",
            Assert.Throws<CakeException>(() => cake.DockerCiLogin()).Message);
    }

    private void GiveCredentials()
    {
        Set("REGISTRY_USER", "ci");
        Set("REGISTRY_PASS", "s3cret");
    }

    private void Set(string name, string? value)
    {
        if (value is not null)
        {
            cake.Environment.SetEnvironmentVariable(name, value);
        }
    }
}
