using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines;

public sealed class HelperLogins
{
    private readonly FakeCake cake = new();

    private DockerTool Docker => new(cake, new ToolSettings());

    private DockerConfiguration Own => DockerConfiguration.Parse(TextFile.Read(cake.FileSystem.GetFile(cake.Docker.LastCall.Environment["DOCKER_CONFIG"] + "/config.json")))!;

    [Fact]
    public void Are_left_to_the_helper_that_the_user_has()
    {
        cake.WithBox().LogsIn("ghcr.io", "{}");
        new RegistryLogin(Docker).In("ghcr.io", "ci", "pass-5511");
        Assert.Equal("box", Own.HelperOf("ghcr.io"));
        Assert.Equal(["list", "login --username ci --password-stdin ghcr.io"], cake.Docker.Actions.Select(c => c.Line));
    }

    [Theory]
    [InlineData("""{"ghcr.io":"me"}""", """{"credsStore":"box"}""")]
    [InlineData("""{"https://ghcr.io/":"me"}""", """{"credsStore":"box"}""")]
    [InlineData("{}", """{"credHelpers":{"ghcr.io":"box"}}""")]
    public void Spare_what_the_helper_has_of_the_users(string holds, string configuration)
    {
        cake.WithBox(holds, configuration);
        cake.Docker.Answer("login", DockerReply.Ok());
        new RegistryLogin(Docker).In("ghcr.io", "ci", "pass-5512");
        Assert.Null(Own.HelperOf("ghcr.io"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    public void Use_a_helper_that_lists_nonsense(string holds)
    {
        cake.WithBox(holds);
        cake.Docker.Answer("login", DockerReply.Ok());
        new RegistryLogin(Docker).In("ghcr.io", "ci", "pass-5513");
        Assert.Equal("box", Own.HelperOf("ghcr.io"));
    }

    [Fact]
    public void Go_into_the_runs_own_file_when_the_helper_cannot_store_them()
    {
        cake.WithBox();
        cake.Docker.Answer(
            "login", DockerReply.Fails("Error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`"), DockerReply.Ok("Login Succeeded"));
        new RegistryLogin(Docker).In("ghcr.io", "ci", "pass-5514");
        Assert.Null(Own.HelperOf("ghcr.io"));
        Assert.Equal(2, cake.Docker.Actions.Count(c => c.StartsWith("login")));
    }

    [Fact]
    public void Are_tried_once_when_the_registry_refuses()
    {
        cake.WithBox();
        cake.Docker.Answer("login", DockerReply.Fails("unauthorized"));
        Assert.Throws<Cake.Core.CakeException>(() => new RegistryLogin(Docker).In("ghcr.io", "ci", "pass-5515"));
        Assert.Single(cake.Docker.Actions, c => c.StartsWith("login"));
    }

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"auth":"Y2k6cGFzcw=="}""", false)]
    public void Are_known_by_what_docker_wrote(string login, bool expected)
    {
        cake.WithBox().LogsIn("ghcr.io", login);
        new RegistryLogin(Docker).In("ghcr.io", "ci", "pass-5516");
        Assert.Equal(expected, PrivateConfiguration.Of(cake, new ToolSettings()).Keep("ghcr.io"));
    }
}
