using System.ComponentModel;
using Cake.Core.Diagnostics;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

/// <summary>A credential helper that is named in config.json and can't be used.</summary>
public sealed class HelpersOfNoUse
{
    private readonly FakeCake cake = new();

    [Fact]
    public void That_cannot_start_are_one_warning_that_names_them_and_the_remedy()
    {
        cake.WithBox();
        cake.Docker.OnStart = _ => throw new Win32Exception(8, "Exec format error");

        Assert.Null(new CredentialHelper(cake, new ToolSettings(), "box").Has("ghcr.io"));

        var warning = Assert.Single(cake.Log.Entries, m => m.Level == LogLevel.Warning).Message;
        Assert.StartsWith("docker-credential-box cannot be used: Exec format error; ", warning, StringComparison.Ordinal);
        Assert.Contains("take \"box\" out of credsStore and credHelpers in Docker's config.json", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void That_do_not_answer_are_not_left_to_docker_which_would_wait_for_them_without_limit()
    {
        cake.WithBox().Docker.Answer("list", DockerReply.Ok("{}") with { Hangs = true }).Answer("login", DockerReply.Ok("Login Succeeded"));

        new RegistryLogin(new DockerTool(cake, new ToolSettings())).In("ghcr.io", "ci", "pass-5522");

        var own = DockerConfiguration.Parse(TextFile.Read(cake.FileSystem.GetFile(cake.Docker.LastCall.Environment["DOCKER_CONFIG"] + "/config.json")))!;
        Assert.Null(own.HelperOf("ghcr.io"));
        Assert.Equal("box", own.HelperOf("quay.io"));
    }

    [Fact]
    public void That_are_missing_do_not_break_a_run_that_does_not_need_them()
    {
        cake.WithFile("/home/ci/.docker/config.json", """{"credHelpers":{"gcr.io":"gone"}}""").Docker.Answer("login", DockerReply.Ok("Login Succeeded"));

        new RegistryLogin(new DockerTool(cake, new ToolSettings())).In("ghcr.io", "ci", "pass-5521");

        Assert.DoesNotContain(cake.Log.Entries, m => m.Level == LogLevel.Warning);
        Assert.Equal("login", Assert.Single(cake.Docker.Actions).Line.Split(' ')[0]);
    }
}
