using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Questions;

/// <summary>Engine and builder are asked while docker logs in, and again only where the answers may be others by now.</summary>
public sealed class QuestionsAtLogin
{
    private readonly FakeCake cake = new FakeCake().WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-qa01")
        .WithFile("/root/.docker/config.json", "{}").WithVariable("HOME", "/root");

    private readonly DockerCiBuildSettings settings = new();

    public QuestionsAtLogin()
    {
        cake.Docker.AnswerLike(RecordedEngine.Containerd).Answer("login", DockerReply.Ok("Login Succeeded"));
        cake.DockerCiLogin();
        Assert.True(SpinWait.SpinUntil(() => Questions().Count() == 2, TimeSpan.FromMinutes(1)), "nobody asked while docker logged in");
    }

    [Fact]
    public void Are_not_repeated()
    {
        Assert.Equal("Docker 28.5.2+dfsg4, containerd image store, buildx 0.29.1+ds1, builder default (docker)", Ask().ToString());
        AssertAsked(info: 1, builder: 1);
    }

    [Fact]
    public void Are_good_for_one_build()
    {
        Ask();
        Ask();
        AssertAsked(info: 2, builder: 2);
    }

    [Fact]
    public void Are_asked_of_a_builder_that_the_settings_name()
    {
        cake.Docker.Answer("buildx inspect ci", DockerReply.Ok("Name: ci\nDriver: remote\nPlatforms: linux/arm64\n"));
        var facts = Ask("ci");
        Assert.Equal(("ci", "remote", "linux/arm64"), (facts.Builder, facts.Driver, facts.Platform));
        AssertAsked(info: 1, builder: 2);
    }

    [Fact]
    public void Are_asked_again_of_another_engine()
    {
        settings.EnvironmentVariables["DOCKER_HOST"] = "tcp://build:2376";
        Ask();
        Assert.All(Questions().TakeLast(2), c => Assert.Equal("tcp://build:2376", c.Environment["DOCKER_HOST"]));
        AssertAsked(info: 2, builder: 2);
    }

    [Theory]
    [InlineData("/root/.docker/config.json", """{"currentContext":"build"}""")]
    [InlineData("/root/.docker/buildx/current", """{"Key":"unix:///var/run/docker.sock","Name":"ci","Global":false}""")]
    [InlineData("/root/.docker/buildx/instances/ci", "{}")]
    public void Are_asked_again_where_the_script_has_chosen_another_context_or_builder(string file, string text)
    {
        cake.WithFile(file, text);
        Ask();
        AssertAsked(info: 2, builder: 2);
    }

    [Fact]
    public void Are_asked_again_where_nobody_answered_yet()
    {
        var late = new FakeCake().WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-qa01");
        late.Docker.AnswerLike(RecordedEngine.Containerd).Answer("login", DockerReply.Ok("Login Succeeded"))
            .Answer("info", DockerReply.Fails("Cannot connect to the Docker daemon"), DockerReply.Ok(RecordedEngine.Read("containerd-info.json")));
        late.DockerCiLogin();
        Assert.Equal(ImageStore.Containerd, new EngineProbe(new DockerTool(late, settings)).Ask().Store);
    }

    // A docker without buildx is one of 20.10.
    [Fact]
    public void Are_not_repeated_where_docker_has_no_buildx()
    {
        var old = new FakeCake().WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-qa01");
        old.Docker.AnswerLike(RecordedEngine.Classic).Answer("login", DockerReply.Ok("Login Succeeded"));
        old.DockerCiLogin();
        Assert.Null(new EngineProbe(new DockerTool(old, settings)).Ask().BuildxVersion);
        Assert.Single(old.Docker.Calls, c => c.StartsWith("buildx inspect"));
    }

    private EngineFacts Ask(string? builder = null) => new EngineProbe(new DockerTool(cake, settings), builder).Ask();

    private IEnumerable<DockerCall> Questions() => cake.Docker.Calls.Where(c => c.StartsWith("info") || c.StartsWith("buildx inspect"));

    private void AssertAsked(int info, int builder) =>
        Assert.Equal((info, builder), (Questions().Count(c => c.StartsWith("info")), Questions().Count(c => c.StartsWith("buildx inspect"))));
}
