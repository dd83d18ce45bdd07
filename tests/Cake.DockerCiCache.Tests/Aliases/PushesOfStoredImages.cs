using System.Net;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>Docker pushes an image of its store once, and only where the registry does not have it; other tags are set there.</summary>
public sealed class PushesOfStoredImages
{
    private const string Builder = "{\"of\":\"builder\"}";
    private const string Application = "{\"of\":\"application\"}";
    private const string Other = "{\"of\":\"another application\"}";

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
    public void Are_of_every_tag_where_the_registry_sets_none()
    {
        cake.Registry.Instead = request => request.StartsWith("PUT ", StringComparison.Ordinal) ? new(HttpStatusCode.Forbidden) : null;
        BuildAndPush(Application);
        Assert.Equal(["push acme/web:builder", "push acme/web:cache", "push acme/web:latest", "push acme/web:v1"], Pushes.Order());
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
        Assert.Equal("push of acme/web:v1 failed: denied: requested access to the resource is denied\n(pushed nevertheless: acme/web:latest, acme/web:cache, acme/web:builder)", fault.Message);
    }

    private IEnumerable<string> Pushes => cake.Docker.Calls.Where(c => c.StartsWith("push")).Select(c => c.Line);

    private DockerCiPushResult BuildAndPush(string configuration, string? pushOutput = "")
    {
        cake.Docker.Answer("buildx build", Built(Builder), Built(configuration));
        return Push(configuration, pushOutput);
    }

    private DockerCiPushResult Push(string configuration, string? pushOutput = "")
    {
        var built = cake.DockerCiBuild(new() { Image = "acme/web", Tags = { "latest", "v1" }, Cache = { Type = DockerCiCacheType.Inline } });
        if (pushOutput is not null)
        {
            cake.Docker.Answer("push", DockerReply.Ok(pushOutput.Length > 0 ? pushOutput : $"latest: digest: {RegistryFake.DigestOf(RegistryFake.ManifestOf(configuration))} size: 528"));
            cake.Docker.OnStart = call => _ = call.StartsWith("push acme/web:latest") ? cake.Registry.HasConfig("acme/web:latest", configuration) : cake.Registry;
        }

        return cake.DockerCiPush(built);
    }

    private static DockerReply Built(string configuration) => DockerReply.Progress($"#9 exporting to image\n#9 writing image {RegistryFake.DigestOf(configuration)} done");
}
