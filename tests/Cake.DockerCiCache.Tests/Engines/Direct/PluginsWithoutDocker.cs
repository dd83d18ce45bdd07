using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Direct;

/// <summary>docker's plugins are started without docker where docker said which programs they are, and in the way in which docker starts them.</summary>
public sealed class PluginsWithoutDocker
{
    private const string Docker = "/usr/bin/docker";
    private const string Named = "/opt/plugins/docker-buildx";
    private const string OfSystem = "/usr/libexec/docker/cli-plugins/docker-buildx";

    private readonly DockerCiBuildSettings settings = new();
    private readonly FakeCake cake = new FakeCake().WithVariable("HOME", "/root").WithVariable("DOCKER_HOST", "tcp://build:2375").WithFile(Docker, "\u007fELF of docker").WithFile(Named);

    public PluginsWithoutDocker() => NamePlugin("buildx", Named);

    [Fact]
    public void Get_the_arguments_that_docker_would_give_and_know_who_started_them()
    {
        cake.Docker.Answer("buildx build", DockerReply.Ok());
        Ask();
        Tool.Run(new DockerCommand(["buildx", "build", "a b"]) { TakesExtraArguments = true });
        var call = cake.Docker.Calls[^1];
        Assert.Equal((Named, "buildx build a b", Docker), (call.Tool.FullPath, call.Line, call.Environment["DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"]));
    }

    [Fact]
    public void Are_compose_too()
    {
        NamePlugin("compose", "/opt/plugins/docker-compose");
        cake.WithFile("/opt/plugins/docker-compose").Docker.Answer("compose version", DockerReply.Ok("2.40.3"));
        Ask();
        Assert.Equal("/opt/plugins/docker-compose", ProgramOf("compose", "version"));
    }

    [Fact]
    public void Are_compose_before_anybody_named_it()
    {
        const string Compose = "/usr/local/lib/docker/cli-plugins/docker-compose";
        cake.WithFile(Compose).Docker.Answer("compose version", DockerReply.Ok("2.40.3"));
        Assert.Equal("2.40.3", new ComposeProbe(Tool, new DockerTool(cake, settings, "docker-compose")).Find().Facts.Version);
        Assert.Equal([Compose], cake.Docker.Calls.Select(c => c.Tool.FullPath));
        Assert.Equal(Compose, ProgramOf("compose", "build"));
    }

    // A customization may put another command, or docker's own options, before everything.
    [Fact]
    public void Leave_what_a_script_adds_arguments_to_to_docker()
    {
        Ask();
        settings.ArgumentCustomization = a => a.Prepend("--config=/ci/docker");
        Tool.Run(new DockerCommand(["buildx", "build"]) { TakesExtraArguments = true });
        Assert.Equal((Docker, "--config=/ci/docker buildx build"), (cake.Docker.Calls[^1].Tool.FullPath, cake.Docker.Calls[^1].Line));
    }

    [Fact]
    public void Are_left_to_docker_where_they_cannot_be_started()
    {
        Ask();
        cake.Docker.OnStart = call => throw (call.Tool.FullPath == Named ? new System.ComponentModel.Win32Exception(8, "Exec format error") : new InvalidOperationException("reached"));
        Assert.Equal("reached", Assert.Throws<InvalidOperationException>(() => ProgramOf("buildx", "version")).Message);
        cake.Docker.OnStart = null;
        Assert.Equal(Docker, ProgramOf("buildx", "version"));
    }

    [Fact]
    public void Are_asked_through_docker_where_a_guess_cannot_be_started()
    {
        cake.WithFile(OfSystem).Docker.OnStart = call => _ = call.Tool.FullPath == OfSystem ? throw new System.ComponentModel.Win32Exception(13, "Permission denied") : call;
        Ask();
        Assert.Contains(ProgramsOfInspect, p => p != OfSystem);
    }

    [Fact]
    public void Are_not_known_before_docker_named_them() => Assert.Equal(Docker, ProgramOf("buildx", "version"));

    [Fact]
    public void Leave_all_other_commands_to_docker()
    {
        Ask();
        Assert.Equal(Docker, ProgramOf("push", "buildx"));
        Assert.False(cake.Docker.Calls[^1].Environment.ContainsKey("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"));
    }

    [Fact]
    public void Are_docker_s_where_their_program_is_gone()
    {
        Ask();
        cake.FileSystem.GetFile(Named).Delete();
        Assert.Equal(Docker, ProgramOf("buildx", "version"));
    }

    [Fact]
    public void Are_docker_s_where_it_cannot_use_them()
    {
        cake.Docker.Answer("info", DockerReply.Ok(
            $$$"""{"ServerVersion":"28.5.2","OSType":"linux","ClientInfo":{"Version":"28.5.2","Plugins":[{"Name":"buildx","Path":"{{{Named}}}","Err":"invalid metadata"}]}}"""));
        Ask();
        Assert.Equal(Docker, ProgramOf("buildx", "version"));
    }

    [Fact]
    public void Are_those_of_the_docker_that_named_them()
    {
        Ask();
        settings.ToolPath = cake.WithFile("/opt/other/docker", "\u007fELF of another").FileSystem.GetFile("/opt/other/docker").Path;
        Assert.Equal("/opt/other/docker", ProgramOf("buildx", "version"));
    }

    [Theory]
    [InlineData("#!/bin/sh\nexec sudo /usr/bin/real-docker \"$@\"\n", null, Docker)]
    [InlineData("", null, Docker)]
    [InlineData("\u007fEL", null, Docker)]
    [InlineData("#!/bin/sh\n", "true", Named)]
    [InlineData("\u007fELF", "false", Docker)]
    [InlineData("\u007fELF", "", Named)]
    [InlineData("\u007fELF", null, Named)]
    public void Are_docker_s_where_that_is_a_script_unless_a_variable_says_otherwise(string docker, string? variable, string program)
    {
        cake.WithFile(Docker, docker);
        if (variable is not null)
        {
            cake.WithVariable("DOCKERCI_DIRECT", variable);
        }

        Ask();
        Assert.Equal(program, ProgramOf("buildx", "version"));
    }

    [Fact]
    public void Follow_the_settings_before_the_environment()
    {
        settings.EnvironmentVariables["DOCKERCI_DIRECT"] = "false";
        cake.WithVariable("DOCKERCI_DIRECT", "true");
        Ask();
        Assert.Equal(Docker, ProgramOf("buildx", "version"));
    }

    [Fact]
    public void Refuse_a_variable_that_says_something_else()
    {
        cake.WithVariable("DOCKERCI_DIRECT", "yes");
        Assert.Equal(
            "DOCKERCI_DIRECT is \"yes\": set it to true to ask the engine and to start docker's plugins without docker, to false to leave both to docker, or leave it out",
            Assert.Throws<CakeException>(Ask).Message);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Are_guessed_for_the_first_question_beside_docker()
    {
        cake.WithFile(OfSystem);
        NamePlugin("buildx", OfSystem);
        Ask();
        Assert.Equal([OfSystem], ProgramsOfInspect);
    }

    [Fact]
    public void Are_asked_again_where_the_guess_was_wrong()
    {
        cake.WithFile(OfSystem);
        Ask();
        Assert.Equal([OfSystem, Named], ProgramsOfInspect);
    }

    [Fact]
    public void Are_left_to_docker_where_they_give_no_answer()
    {
        NamePlugin("buildx", OfSystem);
        cake.WithFile(OfSystem).Docker.Answer("buildx inspect", DockerReply.Fails("no such builder"), DockerReply.Ok(RecordedEngine.Read("containerd-inspect.txt")));
        Assert.Equal("docker", new EngineProbe(Tool).Ask().Driver);
        Assert.Equal([OfSystem, Docker], ProgramsOfInspect);
        Assert.Equal(Docker, ProgramOf("buildx", "version"));
    }

    // buildx succeeds where it does not reach the engine, and then says no platforms.
    [Fact]
    public void Are_left_to_docker_where_they_do_not_reach_the_engine()
    {
        NamePlugin("buildx", OfSystem);
        cake.WithFile(OfSystem).Docker.Answer("buildx inspect", DockerReply.Ok("Name: default\nDriver: docker\nError: permission denied\n"), DockerReply.Ok(RecordedEngine.Read("containerd-inspect.txt")));
        Ask();
        Assert.Equal([OfSystem, Docker], ProgramsOfInspect);
        Ask();
        Assert.Equal([OfSystem, Docker, Docker], ProgramsOfInspect);
        Assert.Equal(Docker, ProgramOf("buildx", "version"));
    }

    [Theory]
    [InlineData("/usr/local/lib", "/usr/libexec")]
    [InlineData("/usr/local/libexec", "/usr/lib")]
    [InlineData("/usr/lib", "/usr/libexec")]
    public void Are_guessed_in_docker_s_own_order(string first, string second)
    {
        cake.WithFile($"{second}/docker/cli-plugins/docker-buildx").WithFile($"{first}/docker/cli-plugins/docker-buildx");
        Assert.Equal($"{first}/docker/cli-plugins/docker-buildx", Tool.Plugins.Guess("buildx")?.FullPath);
    }

    [Fact]
    public void Are_the_user_s_before_the_system_s()
    {
        cake.WithFile(OfSystem);
        var own = $"{Tool.Configuration.Open(settings)["DOCKER_CONFIG"]}/cli-plugins/docker-buildx";
        cake.WithFile(own);
        Assert.Equal(own, Tool.Plugins.Guess("buildx")?.FullPath);
    }

    [Fact]
    public void Are_not_guessed_where_the_user_keeps_plugins_elsewhere()
    {
        cake.WithFile(OfSystem).WithFile("/root/.docker/config.json", """{"cliPluginsExtraDirs":["/opt/plugins"]}""");
        Ask();
        Assert.DoesNotContain(OfSystem, ProgramsOfInspect);
    }

    private DockerTool Tool => new(cake, settings);

    private IEnumerable<string> ProgramsOfInspect => cake.Docker.Calls.Where(c => c.StartsWith("buildx inspect")).Select(c => c.Tool.FullPath);

    private void Ask() => new EngineProbe(Tool).Ask();

    private string ProgramOf(params string[] arguments)
    {
        Tool.Run(new DockerCommand(arguments));
        return cake.Docker.Calls[^1].Tool.FullPath;
    }

    private void NamePlugin(string name, string path) => cake.Docker.AnswerLike(RecordedEngine.Containerd).Answer("info", DockerReply.Ok(
        RecordedEngine.Read("containerd-info.json").Replace($"/engine/modern-containerd/config/cli-plugins/docker-{name}", path, StringComparison.Ordinal)));
}
