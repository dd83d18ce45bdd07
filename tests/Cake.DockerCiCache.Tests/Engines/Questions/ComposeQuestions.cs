using Cake.Core;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Questions;

public sealed class ComposeQuestions
{
    private readonly FakeCake cake = new();

    [Fact]
    public void Find_the_plugin_first()
    {
        cake.WithFile("/usr/bin/docker-compose");
        cake.Docker.Answer("compose version", DockerReply.Ok("v2.40.3")).Answer("version --short", DockerReply.Ok("1.29.2"));
        Assert.Equal(new ComposeFacts("2.40.3", IsPlugin: true, IsFirstGeneration: false), Find().Facts);
    }

    [Theory]
    [InlineData("1.29.2", true)]
    [InlineData("2.26.1", false)]
    public void Find_the_program_where_there_is_no_plugin(string version, bool isFirstGeneration)
    {
        cake.WithFile("/usr/bin/docker-compose");
        cake.Docker.Answer("version --short", DockerReply.Ok(version));
        Assert.Equal(new ComposeFacts(version, IsPlugin: false, isFirstGeneration), Find().Facts);
        Assert.Equal("/usr/bin/docker-compose", cake.Docker.Calls[^1].Tool.FullPath);
    }

    [Fact]
    public void Take_a_clients_help_for_no_answer()
    {
        cake.Docker.Answer("compose version", DockerReply.Ok("Usage:  docker [OPTIONS] COMMAND"));
        Assert.Equal(
            "there is no docker compose: install the plugin (docs.docker.com/compose/install; on Debian and Ubuntu docker-compose-plugin), or put docker-compose on PATH",
            Assert.Throws<CakeException>(Find).Message);
    }

    [Fact]
    public void Read_the_project_in_the_format_that_there_is()
    {
        cake.WithFile("/usr/bin/docker-compose").Docker.Answer("--file", DockerReply.Ok("services: {}"));
        var request = new ComposeRequest { Files = ["a.yml", "b c.yml"], ProjectName = "shop", Profiles = ["x", "y"] };

        new ComposeTool(new ComposeFacts("1.29.2", false, true), new DockerTool(cake, new DockerCiComposeSettings(), "docker-compose")).Config(request);
        Assert.Equal(["--file", "a.yml", "--file", "b c.yml", "--project-name", "shop", "--profile", "x", "--profile", "y", "config"], cake.Docker.LastCall.Arguments);
        Assert.Equal("1", cake.Docker.LastCall.Environment["COMPOSE_DOCKER_CLI_BUILD"]);
        Assert.Equal("1", cake.Docker.LastCall.Environment["DOCKER_BUILDKIT"]);

        cake.Docker.Answer("compose", DockerReply.Ok("{}"));
        new ComposeTool(new ComposeFacts("2.40.3", true, false), new DockerTool(cake, new DockerCiComposeSettings())).Config(new ComposeRequest());
        Assert.Equal(["compose", "config", "--format", "json"], cake.Docker.LastCall.Arguments);
        Assert.Equal("1", cake.Docker.LastCall.Environment["BUILDX_NO_DEFAULT_ATTESTATIONS"]);
    }

    [Fact]
    public void Give_composes_own_words_for_a_broken_file()
    {
        cake.Docker.Answer("compose", DockerReply.Fails("time=\"2026\" level=warning msg=\"obsolete\"\nyaml: line 1: did not find expected key", exitCode: 15));
        var tool = new ComposeTool(new ComposeFacts("2.40.3", true, false), new DockerTool(cake, new DockerCiComposeSettings()));
        var error = Assert.Throws<CakeException>(() => tool.Config(new ComposeRequest { Files = ["bad.yml"] }));
        Assert.Equal((15, "docker compose cannot read bad.yml (exit code 15): yaml: line 1: did not find expected key"), (error.ExitCode, error.Message));
    }

    private ComposeTool Find() => new ComposeProbe(
        new DockerTool(cake, new DockerCiComposeSettings()), new DockerTool(cake, new DockerCiComposeSettings(), "docker-compose")).Find();
}
