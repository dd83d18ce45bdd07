using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class ComposeVerbs
{
    private const string Config = """
        {"name":"work","services":{
          "web":{"image":"acme/web","build":{"context":"/repo","dockerfile":"Dockerfile"},"environment":{"PASSWORD":"s3cret"}},
          "db":{"image":"postgres:16"}}}
        """;

    private readonly FakeCake cake = new FakeCake().WithEngine("modern")
        .WithFile("/repo/compose.yml")
        .WithFile("/repo/Dockerfile", "FROM alpine:3.20 AS builder\nRUN make\n\nFROM scratch\nCOPY --from=builder / /\n");

    public ComposeVerbs()
    {
        cake.FileSystem.CreateDirectory("/special");
        cake.Docker.Answer("compose", DockerReply.Ok()).Answer("compose version", DockerReply.Ok("2.40.3")).Answer("tag", DockerReply.Ok());
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config));
    }

    [Fact]
    public void Build_stages_by_docker_and_services_by_compose()
    {
        cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        var calls = cake.Docker.Actions.Where(c => !c.Line.Contains(" version") && !c.Line.Contains(" config")).ToList();
        Assert.Equal(3, calls.Count);
        Assert.StartsWith("buildx build --file /repo/Dockerfile --target builder --tag acme/web:web-builder ", calls[0].Line, StringComparison.Ordinal);
        Assert.Matches("^compose --file compose.yml --file /special/dockerci-[0-9a-f]{32}/override.yml build web$", calls[1].Line);
        Assert.Equal("tag acme/web:latest acme/web:web-cache", calls[2].Line);
        Assert.Equal("plain", calls[1].Environment["BUILDKIT_PROGRESS"]);
    }

    [Theory]
    [InlineData(null, null, "builder-amd64", "")]
    [InlineData("process", null, "builder-arm64", "linux/arm64")]
    [InlineData(".env", null, "builder-arm64", "linux/arm64")]
    [InlineData("engine", null, "builder-arm64", "")]
    [InlineData("process", "\"platform\":\"linux/amd64\",", "builder-amd64", "linux/amd64")]
    public void Build_the_stages_of_the_platform_that_compose_builds_for(string? said, string? ofService, string stage, string platform)
    {
        cake.WithFile("/repo/Dockerfile", "FROM alpine AS builder-amd64\nRUN a\nFROM alpine AS builder-arm64\nRUN b\nFROM builder-${TARGETARCH}\nRUN c\n");
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config.Replace("\"image\":\"acme/web\",", "\"image\":\"acme/web\"," + ofService, StringComparison.Ordinal)));
        cake.Docker.Answer("buildx inspect", DockerReply.Ok(RecordedEngine.Read("modern-inspect.txt").Replace("linux/amd64", said == "engine" ? "linux/arm64" : "linux/amd64", StringComparison.Ordinal)));
        cake.WithVariable(said == "process" ? "DOCKER_DEFAULT_PLATFORM" : "OTHER", "linux/arm64")
            .WithFile("/repo/.env", said == ".env" ? "DOCKER_DEFAULT_PLATFORM=linux/arm64\n" : string.Empty);
        cake.Docker.Answer("compose --file - --project-name dockerci config", DockerReply.Ok("{\"x-dockerci\":{\"DOCKER_DEFAULT_PLATFORM\":\"linux/arm64\"}}"));

        var plan = cake.DockerCiComposePlan(new DockerCiComposeSettings());

        Assert.Equal(["stage", "service", "tag"], plan.Steps.Select(s => s.Kind));
        Assert.Equal(stage, plan.Steps[0].Label);
        Assert.Equal(platform, string.Join(' ', plan.Steps[0].Arguments.SkipWhile(a => a != "--platform").Skip(1).Take(1)));
    }

    [Fact]
    public void Show_nothing_of_a_services_environment()
    {
        var built = cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        string[] shown = [.. cake.Log.Lines, built.ToString(), built.Plan.ToString(), built.Plan.ToJson(), .. cake.Docker.Calls.Select(c => c.Line)];
        Assert.All(shown, s => Assert.DoesNotContain("s3cret", s, StringComparison.Ordinal));
    }

    [Fact]
    public void Push_nothing_where_the_login_was_skipped_and_say_why()
    {
        cake.WithVariable("CI", "true");
        cake.DockerCiLogin();
        var pushed = cake.DockerCiComposePush(cake.DockerCiComposeBuild(new DockerCiComposeSettings()));
        Assert.Empty(pushed.Digests);
        Assert.DoesNotContain(cake.Docker.Calls, c => c.StartsWith("push"));
        Assert.Single(cake.Log.Lines, l => l.StartsWith("nothing is pushed: the login was skipped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Look_in_the_registry_for_a_cache_that_was_written(bool isThere)
    {
        const string digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
        cake.WithEngine(RecordedEngine.Containerd).WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2");
        cake.Docker.Answer("push", DockerReply.Ok($"latest: digest: {digest} size: 528")).Answer("pull", DockerReply.Ok());
        cake.Registry.Has(isThere ? "acme/web:web-buildcache" : "acme/web:other");

        var pushed = cake.DockerCiComposePush(cake.DockerCiComposeBuild(new DockerCiComposeSettings()));

        Assert.Equal(isThere ? ["acme/web:latest", "acme/web:web-buildcache"] : ["acme/web:latest"], pushed.Digests.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(isThere ? 0 : 1, cake.Log.Entries.Count(e => e.Level == LogLevel.Warning
            && e.Message.Contains("acme/web:web-buildcache was written, but is not in the registry", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("#6 [web builder 2/2] RUN make\n#6 CACHED", "one,two,three", true)]
    [InlineData("#6 [web builder 2/2] RUN make\n#6 DONE 1.0s", "one,two,three", false)]
    [InlineData("#6 [web builder 2/2] RUN make\n#6 CACHED", "one,three", false)]
    [InlineData("", "one,two,three", false)]
    public void Write_no_cache_that_is_whole(string progress, string layers, bool isWhole)
    {
        foreach (var blob in new[] { "{}", "one", "two", "three" })
        {
            cake.Registry.HasBlob("acme/web", blob);
        }

        var (image, cache) = (Manifest("one", "two"), Manifest(layers.Split(',')));
        cake.Registry.Has("acme/web:latest", image).Has("acme/web:web-buildcache", cache);
        cake.WithEngine(RecordedEngine.Containerd).WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2");
        cake.Docker.Answer("push", DockerReply.Ok($"latest: digest: {RegistryFake.DigestOf(image)} size: 528"))
            .Answer("compose --file compose.yml --file", DockerReply.Ok(progress));

        var pushed = cake.DockerCiComposePush(cake.DockerCiComposeBuild(new DockerCiComposeSettings()));

        Assert.Equal(isWhole ? 1 : 2, cake.Docker.Actions.Count(c => c.Line.Contains(" build web", StringComparison.Ordinal)));
        Assert.Equal(isWhole ? RegistryFake.DigestOf(cache) : string.Empty, pushed.Digests["acme/web:web-buildcache"]);

        static string Manifest(params IEnumerable<string> layers) => $$"""{"config":{{Part("{}")}},"layers":[{{string.Join(',', layers.Select(Part))}}]}""";
        static string Part(string blob) => $$"""{"digest":"{{RegistryFake.DigestOf(blob)}}","size":{{blob.Length}}}""";
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Leave_no_override_file_behind(bool succeeds)
    {
        if (!succeeds)
        {
            cake.Docker.Answer("compose --file compose.yml --file", DockerReply.Fails("failed to solve: no", exitCode: 17));
            Assert.Equal(17, Assert.Throws<CakeException>(() => cake.DockerCiComposeBuild(new DockerCiComposeSettings())).ExitCode);
        }
        else
        {
            cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        }

        var path = cake.Docker.Calls.Select(c => c.Arguments).First(a => a.Contains("build") && a[0] == "compose")[4];
        Assert.False(cake.FileSystem.GetDirectory(new Cake.Core.IO.FilePath(path).GetDirectory()).Exists);
    }

    [Fact]
    public void Plan_without_building_and_without_an_engine()
    {
        cake.Docker.Answer("info", DockerReply.Fails("Cannot connect to the Docker daemon")).Answer("version", DockerReply.Fails("Cannot connect to the Docker daemon"));
        Assert.Contains("no engine asked", cake.DockerCiComposePlan(new DockerCiComposeSettings()).Engine, StringComparison.Ordinal);
        Assert.DoesNotContain(cake.Docker.Calls, c => c.Arguments.Contains("build"));
    }

    [Fact]
    public void Push_the_services_images_and_caches_and_ask_for_each_digest()
    {
        var digest = "sha256:" + new string('a', 64);
        cake.Docker.Answer("push", DockerReply.Ok($"latest: digest: {digest} size: 1")).Answer("pull", DockerReply.Ok());
        var pushed = cake.DockerCiComposePush(cake.DockerCiComposeBuild(new DockerCiComposeSettings()));
        Assert.Equal(["acme/web:latest", "acme/web:web-builder", "acme/web:web-cache"], pushed.Digests.Keys);
        var calls = cake.Docker.Actions.Select(c => c.Line).TakeLast(6).ToList();
        Assert.Equal(["push acme/web:latest", "push acme/web:web-builder", "push acme/web:web-cache"], calls[..3].Order());
        Assert.Equal(Enumerable.Repeat($"pull --quiet acme/web@{digest}", 3), calls[3..]);
    }

    [Fact]
    public void Ask_docker_only_for_what_the_registry_does_not_show()
    {
        const string Image = "{\"an\":\"image\"}";
        cake.Registry.Has("acme/web:latest", Image);
        cake.Docker.Answer("push", DockerReply.Ok($"latest: digest: sha256:{new string('a', 64)} size: 1"))
            .Answer("push acme/web:latest", DockerReply.Ok($"latest: digest: {RegistryFake.DigestOf(Image)} size: 1")).Answer("pull", DockerReply.Ok());
        cake.DockerCiComposePush(cake.DockerCiComposeBuild(new DockerCiComposeSettings()));
        Assert.Equal(Enumerable.Repeat($"pull --quiet acme/web@sha256:{new string('a', 64)}", 2), cake.Docker.Actions.Select(c => c.Line).TakeLast(2));
        Assert.Equal(2, cake.Docker.Actions.Count(c => c.StartsWith("pull")));
    }

    [Fact]
    public void Fail_a_push_that_the_registry_does_not_have_afterwards()
    {
        cake.Docker.Answer("push", DockerReply.Ok("latest: digest: sha256:" + new string('a', 64) + " size: 1")).Answer("pull", DockerReply.Fails("manifest unknown"));
        var built = cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        Assert.StartsWith("pushed, but not found in the registry: acme/web:latest (manifest unknown); acme/web:web-builder", Assert.Throws<CakeException>(() => cake.DockerCiComposePush(built)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Push_nothing_where_a_service_has_no_image_name()
    {
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config.Replace("\"image\":\"acme/web\",", string.Empty, StringComparison.Ordinal)));
        var built = cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        Assert.Equal(
            "Images: service \"web\": no image name, so there is nowhere to push to; write \"image: acme/web:latest\" into the service, or set Images[\"web\"] = \"acme/web:latest\"",
            Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiComposePush(built)).Message);
        Assert.DoesNotContain(cake.Docker.Calls, c => c.StartsWith("push"));
    }

    [Fact]
    public void Name_the_service_whose_Dockerfile_is_not_there()
    {
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config.Replace("\"Dockerfile\"", "\"Dokerfile\"", StringComparison.Ordinal)));
        Assert.Equal(
            "dockerfile of service \"web\": there is no \"Dokerfile\" in its context \"/repo\"",
            Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiComposePlan(new DockerCiComposeSettings())).Message);
    }

    [Theory]
    [InlineData("Dockerfile", "/repo/dockerfile")]
    [InlineData("/files/web.Dockerfile", "/files/web.Dockerfile")]
    [InlineData("../files/web.Dockerfile", "/files/web.Dockerfile")]
    public void Find_the_Dockerfile_where_BuildKit_does(string given, string found)
    {
        cake.FileSystem.GetFile("/repo/Dockerfile").Delete();
        cake.WithFile(found, "FROM scratch AS made\n");
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config.Replace("\"Dockerfile\"", $"\"{given}\"", StringComparison.Ordinal)));
        Assert.Equal(found, Assert.Single(cake.DockerCiComposePlan(new DockerCiComposeSettings()).Services).Dockerfile);
    }

    [Fact]
    public void Say_that_a_working_directory_is_not_there()
    {
        Assert.Equal(
            "WorkingDirectory: \"deploy\" is no folder in \"/repo\": give the folder that compose is to be run in, or leave it out",
            Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiComposePlan(new DockerCiComposeSettings { WorkingDirectory = "deploy" })).Message);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Fail_where_a_further_name_of_an_image_cannot_be_pushed()
    {
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config.Replace("\"context\"", "\"tags\":[\"acme/other\"],\"context\"", StringComparison.Ordinal)));
        cake.Docker.Answer("push", DockerReply.Ok($"latest: digest: sha256:{new string('a', 64)} size: 1")).Answer("pull", DockerReply.Ok())
            .Answer("push acme/other:latest", DockerReply.Fails("denied: requested access to the resource is denied"));
        var built = cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        Assert.Contains("acme/other:latest", Assert.Throws<CakeException>(() => cake.DockerCiComposePush(built)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_with_the_passwords_of_addresses_and_show_none()
    {
        const string address = "https://user:s3cret@git.acme.example/libs.git";
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config.Replace("\"context\"", $"\"additional_contexts\":{{\"libs\":\"{address}\"}},\"context\"", StringComparison.Ordinal)));
        var built = cake.DockerCiComposeBuild(new DockerCiComposeSettings());
        var stage = Assert.Single(cake.Docker.Calls, c => c.StartsWith("buildx build"));
        Assert.Contains($"--build-context libs={address}", stage.Line, StringComparison.Ordinal);
        string[] shown = [.. cake.Log.Lines, built.ToString(), built.Plan.ToString(), built.Plan.ToJson(), stage.Settings.Arguments.RenderSafe()];
        Assert.All(shown, s => Assert.DoesNotContain("s3cret@", s, StringComparison.Ordinal));
        Assert.Contains("libs=https://***@git.acme.example/libs.git", built.Plan.ToJson(), StringComparison.Ordinal);
    }
}
