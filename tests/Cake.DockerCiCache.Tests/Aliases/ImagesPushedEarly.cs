using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>With early pushes a build pushes its image under a reference of its own and writes the cache; what goes wrong with that is left to the push.</summary>
public sealed class ImagesPushedEarly
{
    private const string Steps = "#5 [1/2] FROM docker.io/library/alpine:3.20\n#5 CACHED\n#6 [2/2] RUN make\n#6 DONE 1.0s\n";
    private const string Manifest = """{"config":{"digest":"sha256:1","size":2},"layers":[]}""";
    private const string Cache = "sha256:2222222222222222222222222222222222222222222222222222222222222222";
    private const string CacheWritten = $"#10 exporting cache to registry\n#10 writing cache image manifest {Cache} done\n#10 DONE 0.1s\n";
    private const string CacheRefused = "#10 exporting cache to registry\n#10 ERROR: error writing layer blob: 401 Unauthorized\n";
    private const string PushRefused = "#9 ERROR: failed to push acme/web:early-buildcache: unexpected status: 403 Forbidden\nERROR: failed to solve: failed to push acme/web:early-buildcache: unexpected status: 403 Forbidden\n";

    private static readonly string Digest = RegistryFake.DigestOf(Manifest);
    private static readonly string Exported = $"{Steps}#9 exporting to image\n#9 exporting manifest {Digest} done\n";
    private static readonly string PushedEarly = $"{Exported}#9 pushing manifest for acme/web:early-buildcache@{Digest} done\n";
    private static readonly string Pushed = $"{Exported}#9 pushing manifest for acme/web:latest@{Digest} done\n#9 pushing manifest for acme/web:v1@{Digest} done\n{CacheWritten}";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2").WithEngine(RecordedEngine.Containerd);

    private IReadOnlyList<string> Warnings => [.. cake.Log.Entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Message)];

    [Fact]
    public void Only_get_their_tags_from_the_push()
    {
        cake.Registry.Has("acme/web:early-buildcache", Manifest);
        Answer(DockerReply.Progress(PushedEarly + CacheWritten));

        var built = cake.DockerCiBuild(Settings());
        Assert.Null(cake.Registry.Find("acme/web:latest"));
        var pushed = cake.DockerCiPush(built);

        Assert.Equal([built.Plan.Steps[0].Arguments], Builds);
        Assert.Equal(new Dictionary<string, string> { ["acme/web:latest"] = Digest, ["acme/web:v1"] = Digest, ["acme/web:buildcache"] = Cache }, pushed.Digests);
        Assert.Equal([Manifest, Manifest], new[] { "latest", "v1" }.Select(t => cake.Registry.Find($"acme/web:{t}")));
        Assert.Empty(Warnings);
    }

    [Fact]
    public void Are_pushed_by_docker_where_the_registry_does_not_show_them()
    {
        Answer(DockerReply.Progress(PushedEarly + CacheWritten), DockerReply.Progress(Exported), DockerReply.Progress(Pushed));
        var built = cake.DockerCiBuild(Settings());
        Assert.Equal(Digest, cake.DockerCiPush(built).Digests["acme/web:v1"]);
        Assert.Equal(built.Plan.Steps[0].PushArguments, Builds[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Have_their_cache_written_by_the_push_where_the_build_could_not(bool isRequired)
    {
        cake.Registry.Has("acme/web:early-buildcache", Manifest);
        var first = isRequired
            ? DockerReply.Fails($"{PushedEarly}{CacheRefused}ERROR: failed to solve: error writing layer blob: 401 Unauthorized\n")
            : DockerReply.Progress(PushedEarly + CacheRefused);
        DockerReply[] held = isRequired ? [DockerReply.Progress(Exported)] : [];
        Answer([first, .. held, DockerReply.Progress(Exported), DockerReply.Progress(Pushed)]);
        var settings = Settings();
        settings.Cache.Required = isRequired;

        var pushed = cake.DockerCiPush(cake.DockerCiBuild(settings));

        Assert.Equal(Cache, pushed.Digests["acme/web:buildcache"]);
        Assert.Contains("401 Unauthorized", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Contains("--cache-to", Builds[^1]);
    }

    [Fact]
    public void Do_not_fail_the_build_where_they_can_not_be_pushed()
    {
        Answer(DockerReply.Fails(Exported + PushRefused), DockerReply.Progress(Exported), DockerReply.Progress(Exported), DockerReply.Fails(Exported + PushRefused));

        var built = cake.DockerCiBuild(Settings());
        Assert.StartsWith("early push of acme/web:early-buildcache failed: ERROR: failed to solve: failed to push acme/web:early-buildcache", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Equal(Digest, built.Images[0].Id);
        var refused = Assert.Throws<CakeException>(() => cake.DockerCiPush(built));

        Assert.Contains("push of acme/web:latest, acme/web:v1 failed", refused.Message, StringComparison.Ordinal);
        Assert.Equal([true, false, false, true], Builds.Select(Pushes));
        Assert.Contains("--cache-from", Builds[1]);
        Assert.DoesNotContain("--cache-to", Builds[1]);
    }

    [Fact]
    public void Are_not_tried_where_a_step_fails()
    {
        const string Failed = "#6 [2/2] RUN make\n#6 ERROR: process \"/bin/sh -c make\" did not complete successfully: exit code: 2\nERROR: failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 2";
        Answer(DockerReply.Fails(Failed));
        Assert.Contains("step 2/2 \"RUN make\" failed with exit code 2", Assert.Throws<CakeException>(() => cake.DockerCiBuild(Settings())).Message, StringComparison.Ordinal);
        Assert.Single(Builds);
    }

    [Fact]
    public void Wait_for_the_push_where_the_cache_is_damaged()
    {
        const string Failed = "#6 [2/2] RUN make\n#6 ERROR: failed to copy: httpReadSeeker: failed open: not found\nERROR: failed to solve: failed to copy: httpReadSeeker: failed open: not found";
        cake.Registry.Has("acme/web:early-buildcache", Manifest);
        Answer(DockerReply.Fails(Failed), DockerReply.Progress(Exported), DockerReply.Progress(Exported), DockerReply.Progress(Pushed));

        var built = cake.DockerCiBuild(Settings());
        cake.DockerCiPush(built);

        Assert.Equal([true, false, false, true], Builds.Select(Pushes));
        Assert.DoesNotContain("--cache-from", Builds[1]);
    }

    private IReadOnlyList<IReadOnlyList<string>> Builds => [.. cake.Docker.Actions.Select(a => a.Arguments)];

    private static bool Pushes(IReadOnlyList<string> arguments) => arguments.Any(a => a.Contains("push=true", StringComparison.Ordinal));

    private void Answer(params DockerReply[] replies) => cake.Docker.Answer("buildx build", replies);

    private static DockerCiBuildSettings Settings() => new() { Image = "acme/web", Tags = { "latest", "v1" }, PushCachesEarly = true };
}
