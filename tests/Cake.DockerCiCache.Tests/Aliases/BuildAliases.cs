using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class BuildAliases
{
    private const string Dockerfile = "FROM python:3.12.2-slim AS builder\nARG NPM_TOKEN\nRUN make\n\nFROM python:3.12.2-slim\nCOPY --from=builder / /\n";
    private const string PerPlatform = "FROM busybox AS build-amd64\nRUN a\nFROM busybox AS build-arm64\nRUN b\nFROM build-${TARGETARCH}\nRUN c\n";
    private const string Token = "tok-3a1f";
    private const string Password = "pass-77b2";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", Dockerfile);

    [Fact]
    public void Plan_without_docker_for_the_assumed_engine()
    {
        cake.FileSystem.GetFile("/usr/bin/docker").Delete();
        Assert.Equal("no engine asked, planned for Docker 28 with buildx", cake.DockerCiPlan(Settings()).Engine);
    }

    [Fact]
    public void Plan_without_an_engine_for_the_assumed_one()
    {
        cake.Docker.Answer("version", DockerReply.Fails("Cannot connect to the Docker daemon"));
        Assert.Equal("no engine asked, planned for Docker 28 with buildx", cake.DockerCiPlan(Settings()).Engine);
    }

    [Fact]
    public void Plan_for_the_engine_that_answers_and_only_ask()
    {
        cake.WithEngine(RecordedEngine.Classic);
        var plan = cake.DockerCiPlan(Settings());
        Assert.Equal("Docker 20.10.24+dfsg1, classic image store, BuildKit inside, no buildx", plan.Engine);
        Assert.Equal(4, plan.Steps.Count);
        Assert.Empty(cake.Docker.Actions);
    }

    [Fact]
    public void Plan_what_is_built()
    {
        cake.WithEngine(RecordedEngine.Modern);
        var plan = cake.DockerCiPlan(Settings());
        var built = cake.DockerCiBuild(Settings());
        Assert.Equal(plan.ToJson(), built.Plan.ToJson());
        Assert.Equal(plan.Steps.Select(s => s.Arguments), cake.Docker.Actions.Select(c => c.Arguments));
    }

    [Fact]
    public void Plan_and_build_the_stages_of_the_engines_platform()
    {
        cake.WithFile("/repo/Dockerfile", PerPlatform).WithEngine(RecordedEngine.Modern);
        Assert.Equal(["build-amd64", "stage-2"], cake.DockerCiPlan(Settings()).Steps.Select(s => s.Label));
        AnswerFromArm();
        Assert.Equal(["build-arm64", "stage-2"], cake.DockerCiPlan(Settings()).Steps.Select(s => s.Label));
        var built = cake.DockerCiBuild(Settings());
        Assert.Equal([1, 2], built.Plan.Required);
        Assert.Equal(["build-arm64", "stage-2"], built.Plan.Steps.Select(s => s.Label));
    }

    [Fact]
    public void Know_the_platform_that_builds_where_another_is_built_for()
    {
        cake.WithFile("/repo/Dockerfile", PerPlatform.Replace("TARGETARCH", "BUILDARCH", StringComparison.Ordinal)).WithEngine(RecordedEngine.Modern).WithVariable("DOCKER_DEFAULT_PLATFORM", "linux/amd64");
        AnswerFromArm();
        Assert.Equal([1, 2], cake.DockerCiPlan(Settings()).Required);
    }

    [Fact]
    public void Refuse_a_Dockerfile_before_docker_runs()
    {
        cake.WithFile("/repo/Dockerfile", "FROM busybox\nRUNN make\n").WithEngine(RecordedEngine.Modern);
        Assert.Throws<DockerfileException>(() => cake.DockerCiBuild(Settings()));
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Show_the_plan_then_the_builds_then_the_report()
    {
        cake.WithEngine(RecordedEngine.Modern);
        cake.Docker.Answer("buildx build", DockerReply.Progress("#1 [builder 2/2] RUN make {0}\n#1 DONE 1.0s"), DockerReply.Progress("#2 [stage-1 2/2] COPY --from=builder / /\n#2 CACHED"));
        var built = cake.DockerCiBuild(Settings());
        string[] expected =
        [
            .. built.Plan.ToString().Split('\n'),
            "build 1 of 2: builder", "#1 [builder 2/2] RUN make {0}", "#1 DONE 1.0s",
            "build 2 of 2: stage-1", "#2 [stage-1 2/2] COPY --from=builder / /", "#2 CACHED",
            .. built.Report.ToString().Split('\n'),
        ];
        Assert.Equal(expected, cake.Log.Entries.Where(e => e is { Level: LogLevel.Information, Verbosity: Verbosity.Normal }).Select(e => e.Message));
        Assert.Equal((1, 1), (built.Report.StepsRun, built.Report.StepsCached));
    }

    [Fact]
    public void Give_the_images_with_their_ids()
    {
        cake.WithEngine(RecordedEngine.Modern);
        var built = cake.DockerCiBuild(Settings());
        Assert.Equal(
            [new("acme/web:latest", "sha256:acme/web:latest"), new("acme/web:builder", "sha256:acme/web:builder"), new("acme/web:cache", "sha256:acme/web:cache")],
            built.Images);
    }

    [Fact]
    public void Say_when_the_engine_does_not_hold_what_it_built()
    {
        cake.WithEngine(RecordedEngine.Modern);
        cake.Docker.Answer("image inspect", DockerReply.Fails("Error response from daemon: No such image: acme/web:latest"));
        Assert.Equal(
            "the engine does not hold what it built: Error response from daemon: No such image: acme/web:latest",
            Assert.Throws<CakeException>(() => cake.DockerCiBuild(Settings())).Message);
    }

    [Fact]
    public void Build_nothing_without_an_engine()
    {
        cake.Docker.Answer("version", DockerReply.Fails("Cannot connect to the Docker daemon"));
        Assert.Throws<CakeException>(() => cake.DockerCiBuild(Settings()));
        Assert.Empty(cake.Docker.Actions);
    }

    [Theory]
    [InlineData("out/report.json", null, "/repo/out/report.json")]
    [InlineData("/srv/report.json", "ignored.json", "/srv/report.json")]
    [InlineData(null, "from-env.json", "/repo/from-env.json")]
    public void Write_the_report_where_it_is_asked_for(string? setting, string? variable, string file)
    {
        cake.WithEngine(RecordedEngine.Modern).WithVariable("DOCKERCI_REPORT", variable ?? string.Empty);
        var settings = Settings();
        settings.ReportFile = setting;
        var built = cake.DockerCiBuild(settings);
        Assert.Equal(built.Report.ToJson() + "\n", ((FakeFile)cake.FileSystem.GetFile(file)).GetTextContent());
    }

    [Fact]
    public void Push_the_image_and_the_caches_with_the_same_docker()
    {
        cake.WithEngine(RecordedEngine.Modern);
        cake.FileSystem.CreateFile("/opt/docker");
        cake.Docker.Answer("push", DockerReply.Ok("latest: digest: sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49 size: 523"));
        var settings = Settings();
        (settings.ToolPath, settings.EnvironmentVariables["DOCKER_HOST"]) = ("/opt/docker", "tcp://build:2376");
        settings.ArgumentCustomization = a => a.Append("--quiet");
        var result = cake.DockerCiPush(cake.DockerCiBuild(settings));
        var pushes = cake.Docker.Actions.Skip(2).Select(c => c.Line).ToList();
        Assert.Equal(["push acme/web:builder", "push acme/web:cache", "push acme/web:latest"], pushes.Order());
        Assert.All(cake.Docker.Calls, c => Assert.Equal(("/opt/docker", "tcp://build:2376"), (c.Tool.FullPath, c.Environment["DOCKER_HOST"])));
        Assert.Equal(3, result.Digests.Count);
        Assert.StartsWith("acme/web:latest@sha256:19e6583d", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Let_no_secret_out()
    {
        cake.WithEngine(RecordedEngine.Modern).WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", Password).WithVariable("NPM_TOKEN", Token);
        cake.Docker.Answer("login", DockerReply.Ok("Login Succeeded"), DockerReply.Fails($"no: {Password}"))
            .Answer("push", DockerReply.Ok("a: digest: sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49 size: 1"))
            .Answer("buildx build", DockerReply.Ok(), DockerReply.Ok(), DockerReply.Fails("ERROR: failed"));
        var settings = Settings();
        settings.BuildArgs["NPM_TOKEN"] = null;
        settings.ReportFile = "report.json";
        cake.DockerCiLogin();
        var plan = cake.DockerCiPlan(settings);
        var built = cake.DockerCiBuild(settings);
        var pushed = cake.DockerCiPush(built);
        var failures = new[] { Assert.Throws<CakeException>(() => cake.DockerCiBuild(settings)), Assert.Throws<CakeException>(() => cake.DockerCiLogin()) };
        string[] seen =
        [
            .. cake.Log.Lines,
            .. cake.Docker.Calls.Select(c => c.Settings.Arguments.Render()),
            .. cake.Docker.Calls.Select(c => c.Settings.Arguments.RenderSafe()),
            plan.ToString(), plan.ToJson(), built.ToString(), built.Report.ToJson(), pushed.ToString(),
            ((FakeFile)cake.FileSystem.GetFile("report.json")).GetTextContent(),
            .. failures.Select(f => f.ToString()),
        ];
        Assert.DoesNotContain(seen, s => s.Contains(Password, StringComparison.Ordinal) || s.Contains(Token, StringComparison.Ordinal));
        Assert.Contains(cake.Docker.Calls, c => c.StandardInput == Password);
        Assert.Contains(cake.Docker.Calls, c => c.Environment.TryGetValue("NPM_TOKEN", out var value) && value == Token);
        Assert.Contains(cake.Log.Entries, e => e.Verbosity == Verbosity.Diagnostic);
    }

    private static DockerCiBuildSettings Settings() => new() { Image = "acme/web" };

    private void AnswerFromArm() => cake.Docker.Answer("buildx inspect", DockerReply.Ok(RecordedEngine.Read("modern-inspect.txt").Replace("linux/amd64", "linux/arm64", StringComparison.Ordinal)));
}
