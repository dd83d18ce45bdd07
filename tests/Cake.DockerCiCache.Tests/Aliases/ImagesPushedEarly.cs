using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>With early pushes a build pushes its image under a reference of its own and writes the cache; what goes wrong with that is left to the push.</summary>
public sealed class ImagesPushedEarly
{
    private const string Steps = "#5 [1/2] FROM docker.io/library/alpine:3.20\n#5 CACHED\n#6 [2/2] RUN make\n#6 DONE 1.0s\n";
    private const string StepsAgain = "#5 [1/2] FROM docker.io/library/alpine:3.20\n#5 CACHED\n#6 [2/2] RUN make\n#6 CACHED\n";
    private const string Cache = "sha256:2222222222222222222222222222222222222222222222222222222222222222";
    private const string CacheWritten = $"#10 exporting cache to registry\n#10 writing cache image manifest {Cache} done\n#10 DONE 0.1s\n";
    private const string CacheRefused = "#10 exporting cache to registry\n#10 ERROR: error writing layer blob: 401 Unauthorized\n";
    private const string PushRefused = "#9 ERROR: failed to push docker.io/acme/web:early-buildcache: unexpected status: 403 Forbidden\nERROR: failed to solve: failed to push docker.io/acme/web:early-buildcache: unexpected status: 403 Forbidden\n";

    private static readonly string Manifest =
        $$"""{"config":{"digest":"{{RegistryFake.DigestOf("{}")}}","size":2},"layers":[{"digest":"{{RegistryFake.DigestOf("layer")}}","size":5}]}""";

    private static readonly string Digest = RegistryFake.DigestOf(Manifest);
    private static readonly string Exported = $"{Steps}#9 exporting to image\n#9 exporting manifest {Digest} done\n";
    private static readonly string BuiltAgain = $"{StepsAgain}#9 exporting to image\n#9 exporting manifest {Digest} done\n";
    private static readonly string PushedEarly = $"{Exported}#9 pushing manifest for docker.io/acme/web:early-buildcache@{Digest} done\n";
    private static readonly string Pushed = $"{Exported}#9 pushing manifest for docker.io/acme/web:latest@{Digest} done\n#9 pushing manifest for docker.io/acme/web:v1@{Digest} done\n{CacheWritten}";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2").WithEngine(RecordedEngine.Containerd);

    public ImagesPushedEarly() => cake.Registry.HasBlob("acme/web", "{}").HasBlob("acme/web", "layer");

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

    // No build is compared with it, so that a file that changed in between does not matter.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Have_only_their_cache_written_by_docker_where_the_build_could_not(bool isRequired)
    {
        cake.Registry.Has("acme/web:early-buildcache", Manifest);
        var first = isRequired
            ? DockerReply.Fails($"{PushedEarly}{CacheRefused}ERROR: failed to solve: error writing layer blob: 401 Unauthorized\n")
            : DockerReply.Progress(PushedEarly + CacheRefused);
        DockerReply[] again = isRequired ? [DockerReply.Progress(BuiltAgain)] : [];
        Answer([first, .. again, DockerReply.Progress(StepsAgain + CacheWritten)]);
        var settings = Settings();
        settings.Cache.Required = isRequired;

        var built = cake.DockerCiBuild(settings);
        var pushed = cake.DockerCiPush(built);

        Assert.Equal(1, built.Report.StepsRun);
        Assert.Equal(Cache, pushed.Digests["acme/web:buildcache"]);
        Assert.Equal(Manifest, cake.Registry.Find("acme/web:v1"));
        Assert.Contains("401 Unauthorized", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Equal([true, .. again.Select(_ => false), false], Builds.Select(Pushes));
        Assert.Contains("--cache-to", Builds[^1]);
        Assert.Contains("type=cacheonly", Builds[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Are_there_though_nobody_can_write_their_cache_which_fails_the_push_only_where_it_is_required(bool isRequired)
    {
        cake.Registry.Has("acme/web:early-buildcache", Manifest);
        const string Refused = "ERROR: failed to solve: error writing layer blob: 401 Unauthorized\n";
        Answer(isRequired
            ? [DockerReply.Fails(PushedEarly + CacheRefused + Refused), DockerReply.Progress(BuiltAgain), DockerReply.Fails(StepsAgain + CacheRefused + Refused)]
            : [DockerReply.Progress(PushedEarly + CacheRefused), DockerReply.Progress(StepsAgain + CacheRefused)]);
        var settings = Settings();
        settings.Cache.Required = isRequired;
        var built = cake.DockerCiBuild(settings);

        if (isRequired)
        {
            Assert.Contains("acme/web:v1 is pushed, but its cache could not be written: ", Assert.Throws<CakeException>(() => cake.DockerCiPush(built)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(["acme/web:latest", "acme/web:v1"], cake.DockerCiPush(built).Digests.Keys.Order());
        }

        Assert.Equal(Manifest, cake.Registry.Find("acme/web:latest"));
    }

    // What ran in the build whose push failed is not in its cache, though the registry's has all layers of the image.
    [Fact]
    public void Get_a_new_cache_also_where_the_build_after_a_refused_push_ran_nothing()
    {
        cake.Registry.Has("acme/web:before", Manifest).Has("acme/web:buildcache", Manifest);
        Answer(DockerReply.Fails(Exported + PushRefused), DockerReply.Progress(BuiltAgain), DockerReply.Progress(BuiltAgain), DockerReply.Progress(Pushed));

        var built = cake.DockerCiBuild(Settings());

        Assert.Equal(1, built.Report.StepsRun);
        Assert.Equal(Cache, cake.DockerCiPush(built).Digests["acme/web:buildcache"]);
        Assert.Equal(built.Plan.Steps[0].PushArguments, Builds[^1]);
    }

    // Each node of a builder pushes its part by digest; of the list that buildx makes of them nothing is said.
    [Fact]
    public void Are_pushed_by_docker_where_several_nodes_built_them()
    {
        cake.Registry.Has("acme/web:early-buildcache", Manifest);
        var other = RegistryFake.DigestOf("other");
        Answer(
            DockerReply.Progress($"#9 exporting to image\n#9 exporting manifest {other} done\n#9 pushing manifest for docker.io/acme/web@{other} done\n#12 exporting to image\n#12 exporting manifest {Digest} done\n#12 pushing manifest for docker.io/acme/web@{Digest} done\n#14 merging manifest list docker.io/acme/web:early-buildcache\n#14 DONE 0.1s\n"),
            DockerReply.Progress(string.Empty));
        var built = cake.DockerCiBuild(Settings());
        cake.DockerCiPush(built);
        Assert.Null(cake.Registry.Find("acme/web:latest"));
        Assert.Equal(built.Plan.Steps[0].PushArguments, Builds[^1]);
    }

    [Fact]
    public void Are_not_built_anew_once_more_where_only_the_push_failed()
    {
        Answer(DockerReply.Fails(Exported + PushRefused), DockerReply.Progress(BuiltAgain));
        var settings = Settings();
        settings.NoCache = true;
        cake.DockerCiBuild(settings);
        Assert.Equal([true, false], Builds.Select(b => b.Contains("--no-cache")));
    }

    [Fact]
    public void Do_not_fail_the_build_where_they_can_not_be_pushed()
    {
        cake.Registry.Has("acme/web:buildcache", Manifest);
        Answer(DockerReply.Fails(Exported + PushRefused), DockerReply.Progress(BuiltAgain), DockerReply.Progress(BuiltAgain), DockerReply.Fails(BuiltAgain + PushRefused));

        var built = cake.DockerCiBuild(Settings());
        Assert.StartsWith("early push of acme/web:early-buildcache or its cache failed: ERROR: failed to solve: failed to push docker.io/acme/web:early-buildcache", Assert.Single(Warnings), StringComparison.Ordinal);
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
