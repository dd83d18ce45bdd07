using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Calls;

public sealed class DockerCalls
{
    private readonly FakeCake cake = new();

    public DockerCalls() => cake.Docker.Answer("info", DockerReply.Ok());

    [Fact]
    public void Take_docker_from_the_path_and_the_scripts_working_directory()
    {
        var call = Run(new DockerCiBuildSettings());
        Assert.Equal(("/usr/bin/docker", "/repo"), (call.Tool.FullPath, call.Settings.WorkingDirectory.FullPath));
    }

    [Fact]
    public void Ask_for_BuildKit_and_leave_standard_input_alone()
    {
        var call = Run(new DockerCiBuildSettings());
        Assert.Equal(["BUILDX_CONFIG", "DOCKERCI_STARTED_BY", "DOCKER_BUILDKIT", "DOCKER_CONFIG"], call.Environment.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("1", call.Environment["DOCKER_BUILDKIT"]);
        Assert.Null(call.StandardInput);
    }

    [Fact]
    public void Take_another_client_by_ToolPath()
    {
        cake.FileSystem.CreateFile("/opt/docker/docker");
        Assert.Equal("/opt/docker/docker", Run(new DockerCiBuildSettings { ToolPath = "/opt/docker/docker" }).Tool.FullPath);
    }

    [Fact]
    public void Run_in_WorkingDirectory()
    {
        Assert.Equal("/repo/web", Run(new DockerCiBuildSettings { WorkingDirectory = "web" }).Settings.WorkingDirectory.FullPath);
    }

    [Fact]
    public void Take_the_settings_environment_and_the_commands_last()
    {
        var settings = new DockerCiBuildSettings { EnvironmentVariables = { ["DOCKER_HOST"] = "tcp://build:2376", ["TOKEN"] = "old" } };
        var call = Run(settings, new(["info"]) { Environment = new Dictionary<string, string> { ["TOKEN"] = "new" } });
        Assert.Equal(("tcp://build:2376", "new"), (call.Environment["DOCKER_HOST"], call.Environment["TOKEN"]));
    }

    [Theory]
    [InlineData(true, "info --extra \"a b\"")]
    [InlineData(false, "info")]
    public void Take_extra_arguments_only_where_they_belong(bool takes, string line)
    {
        var settings = new DockerCiBuildSettings { ArgumentCustomization = a => a.Append("--extra").AppendQuoted("a b") };
        Assert.Equal(line, Run(settings, new(["info"]) { TakesExtraArguments = takes }).Settings.Arguments.Render());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_what_docker_writes_unless_it_keeps_the_terminal(bool inherits)
    {
        var call = Run(new DockerCiBuildSettings(), new(["info"]) { InheritsTerminal = inherits });
        Assert.Equal((!inherits, !inherits), (call.Settings.RedirectStandardOutput, call.Settings.RedirectStandardError));
    }

    [Fact]
    public void Hand_on_every_line_as_it_comes_and_leave_none_in_the_queue()
    {
        cake.Docker.Answer("info", new DockerReply(0, [(false, "one {0}"), (true, "two"), (false, string.Empty), (true, "{three}")]));
        var lines = new List<string>();
        var call = Run(new DockerCiBuildSettings(), new(["info"]) { OnLine = lines.Add });
        Assert.Equal(["one {0}", "two", string.Empty, "{three}"], lines);
        Assert.Empty(call.Process.GetStandardOutput());
    }

    [Fact]
    public void Keep_all_output_and_the_end_of_the_errors()
    {
        cake.Docker.Answer("info", new DockerReply(
            7, [.. Enumerable.Range(1, 50).SelectMany(i => new[] { (false, $"out {i}"), (true, $"error {i}"), (true, " ") })]));
        var outcome = new DockerTool(cake, new DockerCiBuildSettings()).Run(new(["info"]));
        Assert.Equal((7, false, 50), (outcome.ExitCode, outcome.Succeeded, outcome.Output.Count));
        Assert.Equal(Enumerable.Range(31, 20).Select(i => $"error {i}"), outcome.Words.Split('\n'));
    }

    [Fact]
    public void Without_errors_have_their_output_as_words()
    {
        cake.Docker.Answer("info", new DockerReply(1, [(false, "a"), (false, "b")]));
        Assert.Equal("a\nb", new DockerTool(cake, new DockerCiBuildSettings()).Run(new(["info"])).Words);
    }

    [Fact]
    public void That_do_not_end_within_ToolTimeout_are_stopped()
    {
        cake.Docker.Answer("info", DockerReply.Ok() with { Hangs = true });
        var settings = new DockerCiBuildSettings { ToolTimeout = TimeSpan.FromSeconds(90) };
        var error = Assert.Throws<CakeException>(() => Run(settings, new(["info", "--format", "x"])));
        Assert.Equal("docker info --format did not end within 90 s (ToolTimeout) and was stopped, with all it had started", error.Message);
        Assert.True(cake.Docker.LastCall.Process.IsKilled);
    }

    [Fact]
    public void That_end_within_ToolTimeout_are_read_to_the_end()
    {
        cake.Docker.Answer("info", DockerReply.Ok("last"));
        var outcome = new DockerTool(cake, new DockerCiBuildSettings { ToolTimeout = TimeSpan.FromDays(60) }).Run(new(["info"]));
        Assert.Equal("last", outcome.Words);
    }

    [Fact]
    public void Write_standard_input_as_utf8()
    {
        Assert.Equal("FROM scratch\n# é", Run(new DockerCiBuildSettings(), new(["info"]) { StandardInput = "FROM scratch\n# é" }).StandardInput);
    }

    private DockerCall Run(ToolSettings settings) => Run(settings, new(["info"]));

    private DockerCall Run(ToolSettings settings, DockerCommand command)
    {
        new DockerTool(cake, settings).Run(command);
        return cake.Docker.LastCall;
    }
}
