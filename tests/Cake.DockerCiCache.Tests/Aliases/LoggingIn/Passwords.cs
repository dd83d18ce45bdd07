using Cake.Core;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.LoggingIn;

public sealed class Passwords
{
    private readonly FakeCake cake = new FakeCake().WithFile("/usr/bin/pass").WithFile("/repo/get.sh");

    public Passwords() => cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"));

    [Theory]
    [InlineData("pass-pf01\n")]
    [InlineData("pass-pf01\r\n")]
    [InlineData("pass-pf01")]
    public void Come_from_a_file(string text)
    {
        cake.WithFile("/repo/secrets/pw", text);
        LogIn(new() { PasswordFile = "secrets/pw" });
        Assert.Equal("pass-pf01", cake.Docker.LastCall.StandardInput);
    }

    [Fact]
    public void Are_all_of_a_file_of_several_lines()
    {
        cake.WithFile("/run/key.json", "{\n  \"key\": 1\n}\n");
        LogIn(new() { PasswordFile = "/run/key.json" });
        Assert.Equal("{\n  \"key\": 1\n}", cake.Docker.LastCall.StandardInput);
    }

    [Theory]
    [InlineData("pass", "/usr/bin/pass")]
    [InlineData("./get.sh", "/repo/get.sh")]
    public void Come_from_the_first_line_of_a_command(string program, string path)
    {
        cake.Docker.Answer("show registry", DockerReply.Ok("pass-pc01\nurl: ghcr.io"));
        LogIn(new() { PasswordCommand = { program, "show", "registry" } });
        Assert.Equal((path, "pass-pc01"), (cake.Docker.Actions.First().Tool.FullPath, cake.Docker.LastCall.StandardInput));
        Assert.DoesNotContain(cake.Log.Lines, l => l.Contains("pass-pc01", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_command_are_asked_with_the_scripts_variables()
    {
        cake.Docker.Answer("show", DockerReply.Ok("pass-pc02"));
        LogIn(new() { PasswordCommand = { "pass", "show" }, EnvironmentVariables = { ["PASSWORD_STORE_DIR"] = "/srv" } });
        Assert.Equal("/srv", cake.Docker.Actions.First().Environment["PASSWORD_STORE_DIR"]);
    }

    [Fact]
    public void That_cannot_be_had_are_one_clear_error()
    {
        cake.Docker.Answer("show", DockerReply.Fails("gpg: no key", exitCode: 2)).Answer("empty", DockerReply.Ok());
        Assert.Equal("login to ghcr.io: PasswordFile: there is no \"/repo/gone\"", Error(new() { PasswordFile = "gone" }));
        Assert.Equal("login to ghcr.io: PasswordCommand: pass failed with exit code 2: gpg: no key", Error(new() { PasswordCommand = { "pass", "show" } }));
        Assert.Equal("login to ghcr.io: PasswordCommand: pass wrote nothing to its standard output; its first line is the password", Error(new() { PasswordCommand = { "pass", "empty" } }));
        Assert.Equal("login to ghcr.io: PasswordCommand: vault was not found: give a program on PATH, or a path to one", Error(new() { PasswordCommand = { "vault" } }));
    }

    [Fact]
    public void That_are_given_twice_are_an_error() => Assert.Equal(
        "PasswordCommand: Password and PasswordCommand are set: give the password in one way",
        Assert.Throws<DockerCiSettingsException>(() => LogIn(new() { Password = "pass-pp01", PasswordCommand = { "pass" } })).Message);

    [Fact]
    public void Of_commands_that_hang_are_not_waited_for()
    {
        cake.Docker.Answer("show", DockerReply.Ok() with { Hangs = true });
        Assert.Equal("login to ghcr.io: pass did not answer within 60 s", Error(new() { PasswordCommand = { "pass", "show" } }));
    }

    private void LogIn(DockerCiLoginSettings settings)
    {
        (settings.Registry, settings.UserName) = ("ghcr.io", "ci");
        cake.DockerCiLogin(settings);
    }

    private string Error(DockerCiLoginSettings settings) => Assert.Throws<CakeException>(() => LogIn(settings)).Message;
}
