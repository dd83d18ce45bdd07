using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines;

public sealed class Logins
{
    private const string Password = "s3cret pass\"word";

    private readonly FakeCake cake = new();

    [Fact]
    public void Give_the_password_through_standard_input_only()
    {
        cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"));
        Login.In("ghcr.io", "ci", Password);
        var call = Assert.Single(cake.Docker.Calls);
        Assert.Equal(["login", "--username", "ci", "--password-stdin", "ghcr.io"], call.Arguments);
        Assert.Equal(Password, call.StandardInput);
        Assert.DoesNotContain(Password, call.Environment.Values);
    }

    [Fact]
    public void To_Docker_Hub_name_no_registry()
    {
        cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"));
        Login.In(null, "ci", Password);
        Assert.Equal(["login", "--username", "ci", "--password-stdin"], cake.Docker.LastCall.Arguments);
    }

    [Fact]
    public void That_fail_say_where_who_and_why()
    {
        cake.Docker.Answer("login", DockerReply.Fails("""
            WARNING! Your password will be stored unencrypted in /root/.docker/config.json.
            Configure a credential helper to remove this warning. See
            https://docs.docker.com/engine/reference/commandline/login/#credentials-store

            Error response from daemon: login attempt to http://127.0.0.1:5000/v2/ failed with status: 401 Unauthorized
            """));
        AssertFails(
            () => Login.In("127.0.0.1:5000", "ci", Password),
            1,
            """
            login to 127.0.0.1:5000 as "ci" failed: Error response from daemon: login attempt to http://127.0.0.1:5000/v2/ failed with status: 401 Unauthorized
            Check the registry's address, the user name and the password (or token and its permissions)
            """);
    }

    [Fact]
    public void To_Docker_Hub_that_fail_call_it_by_its_name()
    {
        cake.Docker.Answer("login", DockerReply.Fails("unauthorized", exitCode: 3));
        AssertFails(
            () => Login.In(null, "ci", Password),
            3,
            """
            login to Docker Hub as "ci" failed: unauthorized
            Check the registry's address, the user name and the password (or token and its permissions)
            """);
    }

    [Fact]
    public void Never_repeat_the_password_even_when_docker_does()
    {
        cake.Docker.Answer("login", DockerReply.Fails($"cannot log in with {Password}\nreally, with {Password}!"));
        var error = Assert.Throws<CakeException>(() => Login.In("ghcr.io", "ci", Password));
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("cannot log in with ***\nreally, with ***!", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(cake.Log.Lines, l => l.Contains(Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ghcr.io", "logout", "ghcr.io")]
    [InlineData(null, "logout")]
    public void Are_ended(string? registry, params string[] arguments)
    {
        cake.Docker.Answer("logout", DockerReply.Ok("Removing login credentials for ghcr.io"));
        Login.Out(registry);
        Assert.Equal(arguments, cake.Docker.LastCall.Arguments);
        Assert.Null(cake.Docker.LastCall.StandardInput);
    }

    [Fact]
    public void That_cannot_be_ended_say_so()
    {
        cake.Docker.Answer("logout", DockerReply.Fails("could not erase credentials: read-only file system"));
        AssertFails(() => Login.Out("ghcr.io"), 1, "logout from ghcr.io failed: could not erase credentials: read-only file system");
    }

    private RegistryLogin Login => new(new DockerTool(cake, new DockerCiLoginSettings()));

    private static void AssertFails(Action login, int exitCode, string message)
    {
        var error = Assert.Throws<CakeException>(login);
        Assert.Equal((exitCode, message), (error.ExitCode, error.Message));
    }
}
