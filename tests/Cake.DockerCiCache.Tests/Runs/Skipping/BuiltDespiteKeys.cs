using System.Net;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Runs.Skipping;

/// <summary>A real build, and the reason, wherever something is not known or wanted otherwise.</summary>
public sealed class BuiltDespiteKeys : IDisposable
{
    private readonly SkipCase skip = new();

    public void Dispose() => skip.Dispose();

    public static TheoryData<string, string> Refusals => new()
    {
        { "load", "Load = true wants the image in the engine's image store" },
        { "customization", "what ArgumentCustomization adds to docker build is not known" },
        { "fork", "this run may not push: this is a pull request from a fork, which reads only" },
        { "labels", "BUILDX_GIT_LABELS adds labels that change with each commit; use OciLabels" },
        { "builder", "the builder other does not say for which platform it builds; start it (docker buildx inspect --bootstrap)" },
        { "secret", "Dockerfile:2: the RUN uses a secret, whose value matters" },
        { "remote", "Dockerfile:2: ADD https://a.example/x has no checksum: what is there may change" },
        { "platforms", "which images it needs differs from platform to platform" },
        { "credentials", "a run without credentials keeps its image in the engine's image store" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void There_is_no_key(string what, string reason)
    {
        skip.Kept();
        Arrange(what);
        var built = skip.Build();
        Assert.False(built.Skipped);
        Assert.Null(built.Plan.Key);
        Assert.Contains($"built, for there is no key: {reason}", built.Plan.Notes);
        Assert.Contains($"built, for there is no key: {reason}", built.Report.Notes);
    }

    [Theory]
    [InlineData("no cache", "NoCache builds everything anew")]
    [InlineData("refresh", "the settings ask for a refresh: base images are pulled, everything is built anew")]
    public void What_is_built_anew_replaces_what_was_kept(string what, string reason)
    {
        var key = skip.Kept();
        skip.Cake.Registry.Has(key, "old");
        Arrange(what);
        var built = skip.BuildAndPush();
        Assert.Equal((false, key), (built.Skipped, built.Plan.Key));
        Assert.Contains($"built, although it may be there: {reason}", built.Report.Notes);
        Assert.Equal(SkipCase.Digest, RegistryFake.DigestOf(skip.Cake.Registry.Find(key)!));
    }

    [Theory]
    [InlineData(403, "refused: 403 Forbidden")]
    [InlineData(0, "unreachable: ")]
    public void The_registry_does_not_say(int status, string words)
    {
        var key = skip.Kept();
        skip.Cake.Registry.Instead = r => !r.Contains("/key-", StringComparison.Ordinal) ? null : status == 0 ? throw new HttpRequestException("gone") : new((HttpStatusCode)status);
        var built = skip.Build();
        Assert.False(built.Skipped);
        Assert.Contains(built.Report.Notes, n => n.StartsWith($"built, for the registry does not say whether it has {key}: {words}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_registry_says_nothing()
    {
        var key = skip.Kept();
        skip.Cake.Registry.SilentTo = "/key-";
        skip.Settings.Cache.Patience = TimeSpan.FromSeconds(0.1);
        Assert.Contains($"built, for the registry does not say whether it has {key}: no answer within 0.1 s", skip.Build().Report.Notes);
    }

    [Theory]
    [InlineData(401, "refused: 401 Unauthorized")]
    [InlineData(404, "not found")]
    public void A_base_image_can_not_be_asked_for_and_is_then_not_pulled_either(int status, string words)
    {
        skip.Cake.Registry.Instead = r => r.Contains("alpine/manifests", StringComparison.Ordinal) ? new((HttpStatusCode)status) : null;
        var built = skip.Build();
        Assert.Equal([$"built, for there is no key: the digest of the image \"alpine:3.20\" is not known: {words}"], built.Report.Notes);
        Assert.DoesNotContain("--pull", built.Plan.Steps[0].Arguments);
    }

    [Fact]
    public void A_file_changes_during_the_build()
    {
        skip.Cake.Docker.OnStart = c =>
        {
            if (c.StartsWith("buildx build"))
            {
                skip.Write("file", "changed");
            }
        };
        var built = skip.BuildAndPush();
        Assert.Contains($"not kept under {built.Plan.Key}: a file or a base image changed during the build", built.Report.Notes);
        Assert.Null(skip.Cake.Registry.Find(built.Plan.Key!));
    }

    [Fact]
    public void The_registry_of_a_base_image_goes_silent_during_the_build()
    {
        skip.Cake.Docker.OnStart = c => skip.Cake.Registry.Instead = !c.StartsWith("buildx build") ? skip.Cake.Registry.Instead : r => r.StartsWith("HEAD", StringComparison.Ordinal) ? new(HttpStatusCode.ServiceUnavailable) : null;
        var built = skip.Build();
        Assert.Contains($"not kept under {built.Plan.Key}: the digest of the image \"alpine:3.20\" is not known: refused: 503 Service Unavailable", built.Report.Notes);
    }

    [Fact]
    public void The_Dockerfile_changes_during_the_build()
    {
        skip.Cake.Docker.OnStart = c => _ = c.StartsWith("buildx build") ? skip.Cake.WithFile("/repo/Dockerfile", "FROM alpine:3.20\n") : null;
        var built = skip.BuildAndPush();
        Assert.Null(skip.Cake.Registry.Find(built.Plan.Key!));
    }

    [Theory]
    [InlineData("alpine:3.20", true)]
    [InlineData("alpine:3.19", false)]
    public void The_build_takes_another_base_image_than_was_asked_for(string name, bool isRefused)
    {
        var other = "sha256:" + new string('2', 64);
        skip.Cake.Docker.Answer("buildx build", DockerReply.Progress(
            $"#5 [1/2] FROM docker.io/library/{name}@{other}\n#5 DONE 0.1s\n#9 exporting to image\n#9 exporting manifest {SkipCase.Digest} done\n#9 pushing manifest for docker.io/acme/web:latest@{SkipCase.Digest} done"));
        var built = skip.BuildAndPush();
        Assert.Equal(isRefused, built.Report.Notes.Contains($"not kept under {built.Plan.Key}: the build took alpine:3.20 with the digest {other}, and the registry has {SkipCase.BaseDigest}"));
        Assert.Equal(isRefused, skip.Cake.Registry.Find(built.Plan.Key!) is null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_build_does_not_say_which_frontend_it_took(bool says)
    {
        using var own = new SkipCase("# syntax=docker/dockerfile:1\nFROM scratch\nCOPY . /\n");
        own.Cake.Registry.Has("docker/dockerfile:1", "frontend");
        var line = says ? $"#3 docker-image://docker.io/docker/dockerfile:1@{RegistryFake.DigestOf("frontend")}\n#3 CACHED\n" : string.Empty;
        own.Cake.Docker.Answer("buildx build", DockerReply.Progress($"{line}#9 exporting to image\n#9 exporting manifest {SkipCase.Digest} done\n#9 pushing manifest for docker.io/acme/web:latest@{SkipCase.Digest} done"));
        var built = own.BuildAndPush();
        Assert.Equal(!says, built.Report.Notes.Contains($"not kept under {built.Plan.Key}: the build does not say which docker/dockerfile:1 it took"));
        Assert.Equal(says, own.Build().Skipped);
    }

    [Fact]
    public void What_is_built_for_a_key_takes_the_base_images_that_the_registry_has()
    {
        var built = skip.Build();
        Assert.Equal((false, true), (built.Skipped, built.Plan.Steps[0].Arguments.Contains("--pull")));
        Assert.Contains("--pull", built.Plan.Steps[0].PushArguments);
        Assert.Contains($"key:    {built.Plan.Key}", built.Plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(["built, for the registry has nothing under this key yet", "--pull: the key stands for the base images that the registry has"], built.Report.Notes);
    }

    [Theory]
    [InlineData("2026-03-01T00:00:00Z", false, "it was made 2026-03-01 00:00:00Z (RefreshAfter)")]
    [InlineData("2026-03-08T00:00:00Z", true, "")]
    public void The_image_is_older_than_RefreshAfter(string made, bool isSkipped, string reason)
    {
        skip.Cake.WithVariable("SOURCE_DATE_EPOCH", "1773144000"); // 2026-03-10
        var key = skip.Kept();
        skip.Cake.Registry.HasConfig(key, $$"""{"created":"{{made}}"}""");
        const string Cache = """{"records":[{"layers":[{"createdAt":"2026-03-09T00:00:00Z"}]}]}""";
        skip.Cake.Registry.HasConfig("acme/web:buildcache", Cache);
        skip.Settings.Cache.RefreshAfter = TimeSpan.FromDays(7);
        var built = skip.Build();
        Assert.Equal(isSkipped, built.Skipped);
        Assert.Equal(!isSkipped, built.Report.Notes.Contains($"built, although {key} is there: {reason}"));
    }

    [Fact]
    public void The_age_of_the_cached_layers_is_not_known()
    {
        var key = skip.Kept();
        skip.Settings.Cache.RefreshAfter = TimeSpan.FromDays(7);
        Assert.Contains($"built, although {key} is there: how old the cached layers are is not known (RefreshAfter)", skip.Build().Report.Notes);
    }

    private void Arrange(string what)
    {
        var settings = skip.Settings;
        _ = what switch
        {
            "load" => settings.Load = true,
            "customization" => settings.ArgumentCustomization = a => a,
            "fork" => skip.Cake.WithVariable("CIRCLECI", "true").WithVariable("CIRCLE_PR_NUMBER", "7"),
            "labels" => skip.Cake.WithVariable("BUILDX_GIT_LABELS", "1"),
            "builder" => skip.Cake.Docker.Answer("buildx inspect", DockerReply.Ok(RecordedEngine.Read("container-inspect.txt"))),
            "secret" => Dockerfile("FROM alpine:3.20\nRUN --mount=type=secret,id=a true\n", settings.SecretsMatter = true),
            "remote" => Dockerfile("FROM alpine:3.20\nADD https://a.example/x /\n"),
            "platforms" => Dockerfile("FROM base-${TARGETARCH}\n", settings.Platform = "linux/amd64,linux/arm64"),
            "credentials" => skip.Cake.WithVariable("REGISTRY_USER", string.Empty).WithVariable("REGISTRY_PASS", string.Empty),
            "no cache" => settings.NoCache = true,
            "refresh" => (object)(settings.Cache.Refresh = true),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    private FakeCake Dockerfile(string text, params object[] _) => skip.Cake.WithFile("/repo/Dockerfile", text);
}
