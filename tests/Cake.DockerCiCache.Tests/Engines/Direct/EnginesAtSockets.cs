using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Engines.Direct;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Direct;

/// <summary>The engine is asked itself where docker would do nothing else, and through docker wherever that is in doubt.</summary>
public sealed class EnginesAtSockets : IDisposable
{
    private const string Buildx = "/usr/libexec/docker/cli-plugins/docker-buildx";
    private const string Metadata = """{"SchemaVersion":"0.1.0","Vendor":"Docker Inc.","Version":"v0.29.1","ShortDescription":"Docker Buildx"}""";

    private static readonly string Info = RecordedEngine.Read("containerd-info.json").Replace("\"ClientInfo\"", "\"Other\"", StringComparison.Ordinal);

    private readonly EngineAtSocket engine = new(Info, version: """{"Version":"28.5.2","Os":"linux","Arch":"arm64"}""");
    private readonly FakeCake cake = new FakeCake().WithVariable("HOME", "/root").WithFile("/usr/bin/docker", "\u007fELF of docker").WithFile(Buildx);

    public EnginesAtSockets()
    {
        cake.WithVariable("DOCKER_HOST", $"unix://{engine.Path}");
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("docker-cli-plugin-metadata", DockerReply.Ok(Metadata));
    }

    public void Dispose() => engine.Dispose();

    [Fact]
    public void Answer_without_docker()
    {
        Assert.Equal("Docker 28.5.2+dfsg4, containerd image store, buildx 0.29.1, builder default (docker)", Ask().ToString());
        Assert.Equal(["GET /info HTTP/1.1", "GET /version HTTP/1.1"], engine.Requests.Order());
        Assert.Equal([(Buildx, "docker-cli-plugin-metadata")], cake.Docker.Calls.Select(c => (c.Tool.FullPath, c.Line)));
        Assert.Equal("linux/arm64", Ask().Platform);
    }

    [Theory]
    [InlineData("BUILDX_BUILDER", "ci", "", "")]
    [InlineData("OTHER", "ci", "current", """{"Key":"unix:///run/docker.sock","Name":"ci","Global":false}""")]
    [InlineData("OTHER", "ci", "current", """{"Key":"unix:///run/docker.sock"}""")]
    [InlineData("OTHER", "ci", "current", "[]")]
    [InlineData("OTHER", "ci", "current", "")]
    [InlineData("OTHER", "ci", "defaults/f00d", "ci")]
    public void Are_not_taken_for_the_builder_where_somebody_may_have_chosen_one(string variable, string value, string file, string text)
    {
        cake.WithVariable(variable, value).WithFile($"/root/.docker/buildx/{(file.Length == 0 ? "other" : file)}", text);
        Assert.Equal("linux/amd64", Ask().Platform);
        Assert.Equal([Buildx], cake.Docker.Calls.Where(c => c.Line == "buildx inspect").Select(c => c.Tool.FullPath));
    }

    [Fact]
    public void Are_the_builder_where_buildx_noted_that_nobody_chose_one()
    {
        cake.WithFile("/root/.docker/buildx/current", """{"Key":"unix:///run/docker.sock","Name":"","Global":false}""");
        Assert.Equal("linux/arm64", Ask().Platform);
    }

    [Fact]
    public void Are_not_taken_for_a_builder_that_the_settings_name()
    {
        cake.Docker.Answer("buildx inspect ci", DockerReply.Ok("Name: ci\nDriver: remote\nPlatforms: linux/riscv64\n"));
        Assert.Equal(("ci", "linux/riscv64"), (new EngineProbe(new DockerTool(cake, new ToolSettings()), "ci").Ask().Builder, new EngineProbe(new DockerTool(cake, new ToolSettings()), "ci").Ask().Platform));
    }

    // A processor of 32 bits comes in kinds, and an old engine may not speak with buildx.
    [Theory]
    [InlineData("""{"Version":"18.09.1","Os":"linux","Arch":"arm64"}""")]
    [InlineData("""{"Os":"linux","Arch":"arm64"}""")]
    [InlineData("""{"Version":"28.5.2","Os":"linux","Arch":"arm"}""")]
    [InlineData("""{"Version":"28.5.2","Arch":"amd64"}""")]
    [InlineData("""{"Version":"28.5.2","Os":"linux","Arch":64}""")]
    [InlineData("no JSON")]
    public void That_leave_the_platform_open_have_it_asked_from_the_builder(string version)
    {
        using var open = new EngineAtSocket(Info, version: version);
        cake.WithVariable("DOCKER_HOST", $"unix://{open.Path}");
        Assert.Equal(("linux/amd64", ImageStore.Containerd), (Ask().Platform, Ask().Store));
        Assert.Contains(cake.Docker.Calls, c => c.Line == "buildx inspect");
    }

    [Fact]
    public void Make_the_plugin_known()
    {
        Ask();
        cake.Docker.Answer("buildx build", DockerReply.Ok());
        new DockerTool(cake, new ToolSettings()).Run(new DockerCommand(["buildx", "build"]));
        Assert.Equal(Buildx, cake.Docker.Calls[^1].Tool.FullPath);
    }

    [Fact]
    public void Are_asked_while_docker_logs_in()
    {
        cake.WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-es01").Docker.Answer("login", DockerReply.Ok("Login Succeeded"));
        cake.DockerCiLogin();
        Assert.True(SpinWait.SpinUntil(() => engine.Requests.Count == 2 && cake.Docker.Calls.Count == 2, TimeSpan.FromMinutes(1)), "nobody asked while docker logged in");
        Assert.Equal(ImageStore.Containerd, Ask().Store);
        Assert.Equal((2, 2), (engine.Requests.Count, cake.Docker.Calls.Count));
    }

    [Theory]
    [InlineData("500 Internal Server Error", "{}")]
    [InlineData("403 Forbidden", "{}")]
    [InlineData("200 OK", "<html>a proxy</html>")]
    [InlineData("200 OK", "")]
    public void That_say_nothing_of_use_are_asked_through_docker(string status, string answer)
    {
        using var refusing = new EngineAtSocket(answer, status);
        cake.WithVariable("DOCKER_HOST", $"unix://{refusing.Path}");
        Assert.Equal(ImageStore.Classic, Ask().Store);
        Assert.Single(cake.Docker.Calls, c => c.StartsWith("info"));
    }

    [Fact]
    public void That_are_not_there_are_asked_through_docker()
    {
        cake.WithVariable("DOCKER_HOST", "unix:///nowhere/docker.sock");
        Assert.Equal(ImageStore.Classic, Ask().Store);
        Assert.Single(cake.Docker.Calls, c => c.StartsWith("info"));
    }

    [Theory]
    [InlineData("""{"SchemaVersion":"9.0.0","Vendor":"Docker Inc.","Version":"v0.29.1"}""")]
    [InlineData("""{"SchemaVersion":"0.1.0","Version":"v0.29.1"}""")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    public void Are_asked_through_docker_where_it_would_not_take_the_plugin(string metadata)
    {
        cake.Docker.Answer("docker-cli-plugin-metadata", DockerReply.Ok(metadata));
        Assert.Equal((ImageStore.Classic, "0.29.1+ds1"), (Ask().Store, Ask().BuildxVersion));
    }

    [Fact]
    public void Are_asked_through_docker_where_that_is_a_script()
    {
        cake.WithFile("/usr/bin/docker", "#!/bin/sh\nexec ssh build docker \"$@\"\n");
        Assert.Equal(ImageStore.Classic, Ask().Store);
        Assert.Empty(engine.Requests);
    }

    [Fact]
    public void Are_asked_through_docker_where_a_new_client_has_no_buildx()
    {
        cake.FileSystem.GetFile(Buildx).Delete();
        cake.Docker.Answer("--version", DockerReply.Ok("Docker version 28.5.2, build ecc6942"));
        Assert.Equal(ImageStore.Classic, Ask().Store);
        Assert.Single(cake.Docker.Calls, c => c.StartsWith("info"));
    }

    [Theory]
    [InlineData("DOCKER_HOST", "unix:///run/user/1000/docker.sock", "/run/user/1000/docker.sock")]
    [InlineData("DOCKER_HOST", "tcp://build:2376", null)]
    [InlineData("DOCKER_HOST", "ssh://build", null)]
    [InlineData("DOCKER_HOST", "", "/var/run/docker.sock")]
    [InlineData("DOCKER_CONTEXT", "build", null)]
    [InlineData("DOCKER_CONTEXT", "default", "/var/run/docker.sock")]
    [InlineData("DOCKER_TLS_VERIFY", "1", null)]
    [InlineData("DOCKER_TLS", "1", null)]
    public void Are_where_docker_finds_them(string variable, string value, string? path)
    {
        var settings = new ToolSettings { EnvironmentVariables = { ["DOCKER_HOST"] = string.Empty, [variable] = value } };
        Assert.Equal(path, new DockerTool(cake, settings).Socket.Path);
    }

    [Theory]
    [InlineData("""{"currentContext":"build"}""", null)]
    [InlineData("""{"currentContext":"default"}""", "/var/run/docker.sock")]
    [InlineData("""{"currentContext":""}""", "/var/run/docker.sock")]
    [InlineData("{}", "/var/run/docker.sock")]
    public void Are_where_the_user_s_context_says(string configuration, string? path)
    {
        cake.WithFile("/root/.docker/config.json", configuration).WithVariable("DOCKER_HOST", string.Empty);
        var settings = new ToolSettings();
        Assert.Equal(path, new EngineSocket(cake, settings, PrivateConfiguration.Of(cake, settings)).Path);
    }

    private EngineFacts Ask() => new EngineProbe(new DockerTool(cake, new ToolSettings())).Ask();
}
