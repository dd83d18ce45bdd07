using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Questions;

public sealed class EngineQuestions
{
    private readonly FakeCake cake = new();

    [Theory]
    [InlineData(RecordedEngine.Classic, "Docker 20.10.24+dfsg1, classic image store, BuildKit inside, no buildx")]
    [InlineData(RecordedEngine.Modern, "Docker 28.5.2+dfsg4, classic image store, buildx 0.29.1+ds1, builder default (docker)")]
    [InlineData(RecordedEngine.Containerd, "Docker 28.5.2+dfsg4, containerd image store, buildx 0.29.1+ds1, builder default (docker)")]
    public void Are_answered_by_real_engines(string engine, string facts)
    {
        cake.Docker.AnswerLike(engine);
        Assert.Equal(facts, Ask().ToString());
    }

    [Fact]
    public void Find_another_builder()
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("buildx inspect", DockerReply.Ok(RecordedEngine.Read("container-inspect.txt")));
        var facts = Ask();
        Assert.Equal(("other", "docker-container", false), (facts.Builder, facts.Driver, facts.BuildsInEngine));
    }

    [Theory]
    [InlineData(RecordedEngine.Classic, null, "linux/amd64")]
    [InlineData(RecordedEngine.Containerd, null, "linux/amd64")]
    [InlineData(RecordedEngine.Modern, "Name: x\nDriver: docker\n", "linux/amd64")]
    [InlineData(RecordedEngine.Modern, "Name: x\nDriver: remote\nPlatforms: linux/arm64*, linux/amd64\n", "linux/arm64")]
    [InlineData(RecordedEngine.Modern, "Name: x\nDriver: remote\nPlatforms: linux/arm/v7\n", "linux/arm/v7")]
    [InlineData(RecordedEngine.Modern, "Name: x\nDriver: docker-container\nStatus: inactive\n", null)]
    public void Find_the_platform_of_the_machine_that_builds(string engine, string? builder, string? platform)
    {
        cake.Docker.AnswerLike(engine);
        if (builder is not null)
        {
            cake.Docker.Answer("buildx inspect", DockerReply.Ok(builder));
        }

        Assert.Equal(platform, Ask().Platform);
    }

    [Theory]
    [InlineData(RecordedEngine.Classic, true, "info, buildx inspect, version, image ls")]
    [InlineData(RecordedEngine.Modern, true, "info, buildx inspect, image ls")]
    [InlineData(RecordedEngine.Modern, false, "info, buildx inspect")]
    [InlineData(RecordedEngine.Containerd, true, "info, buildx inspect")]
    public void Are_few(string engine, bool holdsImages, string questions)
    {
        var arguments = new Dictionary<string, string>
        {
            ["info"] = "info --format {{json .}}",
            ["buildx inspect"] = "buildx inspect",
            ["version"] = "version --format {{json .}}",
            ["image ls"] = "image ls --digests --format {{.Repository}}:{{.Tag}}@{{.Digest}}",
        };
        _ = holdsImages ? cake.Docker.AnswerWithImages(engine, "busybox:latest@<none>") : cake.Docker.AnswerLike(engine);
        Ask();
        // The first two at the same time.
        Assert.Equal(questions.Split(", ").Select(q => arguments[q]).Order(), cake.Docker.Calls.Select(c => string.Join(' ', c.Arguments)).Order());
    }

    [Fact]
    public void Find_images_with_and_without_digest_and_leave_out_dangling_ones()
    {
        const string Digest = "sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49";
        cake.Docker.AnswerWithImages(
            RecordedEngine.Modern, $"python:3.12.2-slim@{Digest}\n127.0.0.1:5000/acme/web:latest@<none>\n<none>:<none>@<none>\nacme/web:<none>@{Digest}");
        Assert.Equal(
            [$"python:3.12.2-slim@{Digest}", "127.0.0.1:5000/acme/web:latest", $"acme/web@{Digest}"],
            Ask().LocalImages.Select(i => i.ToString()));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("master-dockerproject-2026-01-01")]
    [InlineData("29.0.0-rc.1")]
    [InlineData("18.09.0")]
    [InlineData("v30")]
    public void Understand_versions_of_branches(string version)
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("info", Info(version));
        Assert.Equal(version, Ask().EngineVersion);
    }

    [Theory]
    [InlineData("""{"ServerErrors":["Cannot connect to the Docker daemon"],"ClientInfo":{"Version":"28.5.2"}}""")]
    [InlineData("""{"ServerVersion":"27.1.0","OSType":"linux","ClientInfo":{"Debug":false}}""")]
    [InlineData("""{"ServerVersion":"27.1.0","OSType":"linux"}""")]
    public void Ask_for_versions_where_info_does_not_say_all_of_them(string info)
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("info", DockerReply.Ok(info)).Answer("version", Version("28.5.2", "27.1.1"));
        Assert.Equal("27.1.1", Ask().EngineVersion);
    }

    [Fact]
    public void Without_an_answer_are_an_error_with_the_engines_words()
    {
        cake.Docker.Answer("version", new DockerReply(
            1,
            [
                (false, RecordedEngine.Read("gone-version.json").TrimEnd()),
                (true, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?"),
            ]));
        AssertFails(
            """
            no Docker Engine answers: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
            Start Docker, or point DOCKER_HOST or the docker context to an engine
            """);
    }

    [Fact]
    public void Without_docker_are_an_error()
    {
        cake.FileSystem.GetFile("/usr/bin/docker").Delete();
        AssertFails("docker was not found on PATH: install Docker (docs.docker.com/engine/install), or set ToolPath to the docker client");
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Refuse_a_client_that_would_quietly_use_the_old_builder()
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("info", Info("28.5.2")).Answer("buildx inspect", DockerReply.Fails("docker: 'buildx' is not a docker command."));
        AssertFails(
            "docker 28.5.2+dfsg4 has no buildx plugin, so it would build without BuildKit and lose the cache: " +
            "install docker-buildx-plugin (docs.docker.com/go/buildx), or put buildx into the folder cli-plugins of DOCKER_CONFIG");
    }

    [Fact]
    public void Tell_a_builder_that_is_not_there_from_a_missing_buildx()
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("buildx inspect", DockerReply.Fails("ERROR: no builder \"ci\" found"));
        AssertFails(
            "docker buildx can't be used: ERROR: no builder \"ci\" found\n" +
            "Choose a builder that is there (docker buildx ls; docker buildx use, or BUILDX_BUILDER), or name one in Builder");
    }

    [Theory]
    [InlineData("""{"Client":{"APIVersion":"5.4.2","Version":"5.4.2","Os":"linux"}}""")]
    [InlineData("""{"Client":{"Version":"5.4.2"},"Server":null}""")]
    [InlineData("{}")]
    public void Refuse_a_program_that_is_not_docker(string versions)
    {
        cake.Docker.AnswerLike(RecordedEngine.Classic).Answer("version", DockerReply.Ok(versions));
        Assert.Contains("Podman has no BuildKit", Assert.Throws<CakeException>(Ask).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23.0.0", true)]
    [InlineData("23.0.0-beta.1", true)]
    [InlineData("dev", true)]
    [InlineData("20.10.24+dfsg1", false)]
    [InlineData("22.06.0-beta.0", false)]
    public void Know_which_clients_need_buildx(string client, bool needsBuildx)
    {
        cake.Docker.AnswerLike(RecordedEngine.Classic).Answer("version", Version(client, "20.10.24"));
        if (needsBuildx)
        {
            Assert.Contains("has no buildx plugin", Assert.Throws<CakeException>(Ask).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(Ask().BuildxVersion);
        }
    }

    [Fact]
    public void Refuse_an_engine_for_Windows_images()
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("info", Info("28.5.2", "windows"));
        AssertFails("Docker Engine 28.5.2 (windows) has no BuildKit, so no cache can be kept: use a Linux engine, 18.09 or later");
    }

    [Theory]
    [InlineData("18.06.3-ce")]
    [InlineData("17.12.1-ce")]
    [InlineData("1.13.1")]
    public void Refuse_an_engine_that_is_too_old(string version)
    {
        cake.Docker.AnswerLike(RecordedEngine.Classic).Answer("version", Version("20.10.24", version));
        AssertFails($"Docker Engine {version} (linux) has no BuildKit, so no cache can be kept: use a Linux engine, 18.09 or later");
    }

    [Fact]
    public void Can_do_without_info()
    {
        cake.Docker.AnswerLike(RecordedEngine.Modern).Answer("info", DockerReply.Fails("permission denied"));
        Assert.Equal((ImageStore.Classic, "0"), (Ask().Store, Ask().BuildxVersion));
    }

    private static DockerReply Version(string client, string engine) =>
        DockerReply.Ok($$$"""{"Client":{"Version":"{{{client}}}"},"Server":{"Version":"{{{engine}}}","Os":"linux"}}""");

    private static DockerReply Info(string version, string system = "linux") =>
        DockerReply.Ok($$$"""{"ServerVersion":"{{{version}}}","OSType":"{{{system}}}","ClientInfo":{"Version":"{{{version}}}"}}""");

    private EngineFacts Ask() => new EngineProbe(new DockerTool(cake, new DockerCiBuildSettings())).Ask();

    private void AssertFails(string message) => Assert.Equal(message, Assert.Throws<CakeException>(Ask).Message);
}
