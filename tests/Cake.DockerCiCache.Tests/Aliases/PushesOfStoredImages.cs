using System.Net;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>Docker pushes an image of its store once, and only where the registry does not have it; other tags are set there.</summary>
public sealed class PushesOfStoredImages
{
    private const string Builder = "{\"of\":\"builder\"}";
    private const string Application = "{\"of\":\"application\"}";
    private const string Other = "{\"of\":\"another application\"}";

    private const string OtherBuilder = "{\"of\":\"another builder\"}";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20 AS builder\nRUN make\nFROM alpine:3.20\nCOPY --from=builder /made /\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-si01").WithEngine(RecordedEngine.Modern);

    public PushesOfStoredImages()
    {
        cake.Registry.HasConfig("acme/web:builder", Builder);
        cake.Registry.HasConfig("acme/web:cache", Application);
    }

    [Fact]
    public void Are_none_where_nothing_changed()
    {
        var pushed = BuildAndPush(Application);

        Assert.Empty(Pushes);
        Assert.Equal(RegistryFake.ManifestOf(Application), cake.Registry.Find("acme/web:v1"));
        Assert.Equal(RegistryFake.DigestOf(RegistryFake.ManifestOf(Application)), pushed.Digests["acme/web:latest"]);
        Assert.Equal(RegistryFake.DigestOf(RegistryFake.ManifestOf(Builder)), pushed.Digests["acme/web:builder"]);
        Assert.Equal(["acme/web:builder", "acme/web:cache", "acme/web:latest", "acme/web:v1"], pushed.Digests.Keys.Order());
    }

    [Fact]
    public void Are_one_where_the_image_has_several_tags_and_a_cache()
    {
        var pushed = BuildAndPush(Other);

        Assert.Equal(["push acme/web:latest"], Pushes);
        Assert.Equal(RegistryFake.ManifestOf(Other), cake.Registry.Find("acme/web:v1"));
        Assert.Equal(RegistryFake.ManifestOf(Other), cake.Registry.Find("acme/web:cache"));
        Assert.Equal(RegistryFake.DigestOf(RegistryFake.ManifestOf(Other)), pushed.Digests["acme/web:cache"]);
    }

    [Fact]
    public void Are_of_every_tag_that_is_not_there_where_the_registry_sets_none()
    {
        cake.Registry.Instead = request => request.StartsWith("PUT ", StringComparison.Ordinal) ? new(HttpStatusCode.Forbidden) : null;
        BuildAndPush(Application);
        Assert.Equal(["push acme/web:latest", "push acme/web:v1"], Pushes.Order());
    }

    [Fact]
    public void Are_of_every_tag_where_the_registry_answers_nobody_but_the_engine()
    {
        cake.Registry.Instead = _ => throw new HttpRequestException("no route to host");
        BuildAndPush(Other);
        Assert.Equal(["push acme/web:builder", "push acme/web:cache", "push acme/web:latest", "push acme/web:v1"], Pushes.Order());
        Assert.DoesNotContain(cake.Registry.Requests, r => r.Contains("sha256:", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_of_every_tag_where_docker_names_no_digest()
    {
        BuildAndPush(Other, pushOutput: "pushed");
        Assert.Equal(["push acme/web:cache", "push acme/web:latest", "push acme/web:v1"], Pushes.Order());
    }

    [Fact]
    public void Are_of_an_image_whose_cache_was_damaged()
    {
        cake.Docker.Answer(
            "buildx build",
            DockerReply.Fails("#5 [builder 2/2] RUN make\n#5 ERROR: failed to copy: httpReadSeeker: failed open: unexpected status code 404 Not Found\n------\nERROR: failed to solve: short read: expected 10 bytes but got 5: unexpected EOF"),
            Built(Builder),
            Built(Application));
        Push(Application);
        Assert.Contains("push acme/web:latest", Pushes);
    }

    [Fact]
    public void Name_what_is_there_already_when_one_fails()
    {
        cake.Registry.Instead = request => request.StartsWith("PUT ", StringComparison.Ordinal) && request.EndsWith("/v1", StringComparison.Ordinal) ? new(HttpStatusCode.Forbidden) : null;
        cake.Docker.Answer("push", DockerReply.Fails("denied: requested access to the resource is denied"));
        var fault = Assert.Throws<Cake.Core.CakeException>(() => BuildAndPush(Application, pushOutput: null));
        Assert.Equal("push of acme/web:v1 failed: denied: requested access to the resource is denied\n(pushed nevertheless: acme/web:latest, acme/web:builder, acme/web:cache)", fault.Message);
    }

    [Fact]
    public void Of_caches_run_beside_the_images_and_its_tags_do_not_wait_for_them()
    {
        using var beside = new ManualResetEventSlim();
        var built = BuildAll();
        cake.Docker.OnStart = call =>
        {
            // The image's push ends only when the cache's has begun, and that one only when all tags of the image are there.
            if (call.StartsWith("push acme/web:builder"))
            {
                beside.Set();
                Assert.True(SpinWait.SpinUntil(() => cake.Registry.Find("acme/web:v1") is not null, Patience));
            }
            else
            {
                cake.Registry.HasConfig("acme/web:latest", Other);
                Assert.True(beside.Wait(Patience));
            }
        };

        cake.DockerCiPush(built);
        Assert.Equal(["push acme/web:builder", "push acme/web:latest"], Pushes.Order());
    }

    [Fact]
    public void Of_caches_in_another_repository_begin_when_the_image_has_all_its_tags()
    {
        cake.Registry.HasConfig("acme/caches:builder", Builder);
        var built = BuildAll(new() { CacheRepository = "acme/caches" });
        cake.Docker.OnStart = call =>
        {
            if (call.StartsWith("push acme/web:latest"))
            {
                cake.Registry.HasConfig("acme/web:latest", Other);
            }
            else
            {
                Assert.Equal(RegistryFake.ManifestOf(Other), cake.Registry.Find("acme/web:v1"));
            }
        };

        cake.DockerCiPush(built);
        Assert.Equal("push acme/web:latest", Pushes.First());
        Assert.Contains("push acme/caches:builder", Pushes);
    }

    [Fact]
    public void Of_a_cache_that_fail_leave_the_others_their_tags()
    {
        var built = BuildAll();
        cake.Docker.Answer("push acme/web:builder", DockerReply.Fails("denied: no"));
        cake.Docker.OnStart = call => _ = call.StartsWith("push acme/web:latest") ? cake.Registry.HasConfig("acme/web:latest", Other) : cake.Registry;
        var pushed = cake.DockerCiPush(built);
        Assert.Equal(["acme/web:cache", "acme/web:latest", "acme/web:v1"], pushed.Digests.Keys.Order());
        Assert.Equal(RegistryFake.ManifestOf(Other), cake.Registry.Find("acme/web:cache"));
        Assert.Contains(cake.Log.Seen, l => l.Contains("is pushed, but its cache could not be written: push of acme/web:builder failed: denied: no", StringComparison.Ordinal));
    }

    private IEnumerable<string> Pushes => cake.Docker.Calls.Where(c => c.StartsWith("push")).Select(c => c.Line);

    // Nothing of it is in the registry.
    private DockerCiBuildResult BuildAll(DockerCiBuildSettings? settings = null)
    {
        cake.Docker.Answer("buildx build", Built(OtherBuilder), Built(Other)).Answer("push", DockerReply.Ok($"latest: digest: {RegistryFake.DigestOf(RegistryFake.ManifestOf(Other))} size: 528"));
        return cake.DockerCiBuild(Settings(settings));
    }

    private static DockerCiBuildSettings Settings(DockerCiBuildSettings? settings = null)
    {
        settings ??= new();
        (settings.Image, settings.Cache.Type) = ("acme/web", DockerCiCacheType.Inline);
        settings.Tags.Add("latest");
        settings.Tags.Add("v1");
        return settings;
    }

    private DockerCiPushResult BuildAndPush(string configuration, string? pushOutput = "")
    {
        cake.Docker.Answer("buildx build", Built(Builder), Built(configuration));
        return Push(configuration, pushOutput);
    }

    private DockerCiPushResult Push(string configuration, string? pushOutput = "")
    {
        var built = cake.DockerCiBuild(Settings());
        if (pushOutput is not null)
        {
            cake.Docker.Answer("push", DockerReply.Ok(pushOutput.Length > 0 ? pushOutput : $"latest: digest: {RegistryFake.DigestOf(RegistryFake.ManifestOf(configuration))} size: 528"));
            cake.Docker.OnStart = call => _ = call.StartsWith("push acme/web:latest") ? cake.Registry.HasConfig("acme/web:latest", configuration) : cake.Registry;
        }

        return cake.DockerCiPush(built);
    }

    private static DockerReply Built(string configuration) => DockerReply.Progress($"#9 exporting to image\n#9 writing image {RegistryFake.DigestOf(configuration)} done");
}
