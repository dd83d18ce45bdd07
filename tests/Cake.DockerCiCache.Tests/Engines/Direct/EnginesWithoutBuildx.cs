using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Direct;

/// <summary>A client with BuildKit inside is only asked for its version, and for everything where it may be another one.</summary>
public sealed class EnginesWithoutBuildx : IDisposable
{
    private const string Version = """{"Version":"20.10.24","Os":"linux","Arch":"amd64"}""";
    private static readonly string Info = RecordedEngine.Read("classic-info.json").Replace("\"ClientInfo\"", "\"Other\"", StringComparison.Ordinal);

    private readonly EngineAtSocket engine = new(Info, version: Version);
    private readonly FakeCake cake = new FakeCake().WithVariable("HOME", "/root").WithFile("/usr/bin/docker", "\u007fELF of docker");

    public EnginesWithoutBuildx()
    {
        cake.WithVariable("DOCKER_HOST", $"unix://{engine.Path}");
        cake.Docker.AnswerLike(RecordedEngine.Classic);
        SayVersion("Docker version 20.10.24+dfsg1, build 297e128");
    }

    public void Dispose() => engine.Dispose();

    [Fact]
    public void Answer_without_docker()
    {
        var facts = Ask();
        Assert.Equal("Docker 20.10.24+dfsg1, classic image store, BuildKit inside, no buildx", facts.ToString());
        Assert.Equal(("default", "docker", "linux/amd64"), (facts.Builder, facts.Driver, facts.Platform));
        Assert.Equal(["GET /info HTTP/1.1", "GET /version HTTP/1.1"], engine.Requests.Order());
        Assert.Equal(["--version"], cake.Docker.Calls.Select(c => c.Line));
    }

    [Fact]
    public void Are_asked_while_docker_logs_in()
    {
        cake.WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-ew01").Docker.Answer("login", DockerReply.Ok("Login Succeeded"));
        cake.DockerCiLogin();
        Assert.True(SpinWait.SpinUntil(() => engine.Requests.Count == 2 && cake.Docker.Calls.Count == 2, TimeSpan.FromMinutes(1)), "nobody asked while docker logged in");
        Assert.Null(Ask().BuildxVersion);
        Assert.Equal((2, 2), (engine.Requests.Count, cake.Docker.Calls.Count));
    }

    [Theory]
    [InlineData("podman version 4.3.1")]
    [InlineData("")]
    [InlineData("Docker version 23.0.1, build a5ee5b1")]
    public void Are_asked_through_docker_where_it_is_another_client(string version)
    {
        SayVersion(version);
        Assert.Null(Ask().BuildxVersion);
        AssertAskedThroughDocker();
    }

    [Fact]
    public void Are_asked_through_docker_where_its_version_is_not_to_be_had()
    {
        cake.Docker.Answer("--version", DockerReply.Fails("no such option"));
        Ask();
        AssertAskedThroughDocker();
    }

    [Fact]
    public void Have_a_new_client_refused_in_its_own_words()
    {
        SayVersion("Docker version 28.5.2, build ecc6942");
        cake.Docker.Answer("version", DockerReply.Ok("""{"Client":{"Version":"28.5.2"},"Server":{"Version":"20.10.24","Os":"linux","Arch":"amd64"}}"""));
        Assert.StartsWith("docker 28.5.2 has no buildx plugin", Assert.Throws<CakeException>(() => Ask()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", Version)]
    [InlineData("no JSON", Version)]
    [InlineData("{ broken", Version)]
    [InlineData("""{"ServerVersion":"20.10.24","OSType":"linux"}""", """{"Version":"20.10.24","Os":"linux","Arch":"arm"}""")]
    [InlineData("""{"ServerVersion":"20.10.24","OSType":"linux"}""", "{ broken")]
    public void Are_asked_through_docker_where_they_leave_something_open(string info, string version)
    {
        using var open = new EngineAtSocket(info, version: version);
        cake.WithVariable("DOCKER_HOST", $"unix://{open.Path}");
        Assert.Equal("20.10.24+dfsg1", Ask().EngineVersion);
        AssertAskedThroughDocker();
    }

    [Fact]
    public void Are_asked_through_docker_where_plugins_may_be_elsewhere()
    {
        cake.WithFile("/root/.docker/config.json", """{"cliPluginsExtraDirs":["/opt/plugins"]}""");
        Ask();
        AssertAskedThroughDocker();
    }

    [Fact]
    public void Are_asked_through_docker_for_a_builder_that_the_settings_name()
    {
        Assert.Throws<CakeException>(() => Ask("ci"));
        Assert.Contains(cake.Docker.Calls, c => c.Line == "buildx inspect ci");
    }

    private EngineFacts Ask(string? builder = null) => new EngineProbe(new DockerTool(cake, new ToolSettings()), builder).Ask();

    private void SayVersion(string text) => cake.Docker.Answer("--version", DockerReply.Ok(text));

    private void AssertAskedThroughDocker() => Assert.Single(cake.Docker.Calls, c => c.StartsWith("info"));
}
