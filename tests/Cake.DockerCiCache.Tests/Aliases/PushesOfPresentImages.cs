using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>Docker is not called to push what the registry has, with a whole cache.</summary>
public sealed class PushesOfPresentImages
{
    private const string Cached = "#5 [1/2] FROM docker.io/library/alpine:3.20\n#5 CACHED\n#6 [2/2] RUN make\n#6 CACHED\n";
    private const string Ran = "#5 [1/2] FROM docker.io/library/alpine:3.20\n#5 CACHED\n#6 [2/2] RUN make\n#6 DONE 1.0s\n";
    private const string Linked = "#5 [1/3] FROM docker.io/library/alpine:3.20\n#5 CACHED\n#6 [2/3] RUN make\n#6 CACHED\n#7 [3/3] COPY --link app /app/\n#7 DONE 0.0s\n";
    private const string Config = "{}";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2").WithEngine(RecordedEngine.Containerd);

    private readonly string image = Manifest("one", "two");

    public PushesOfPresentImages()
    {
        foreach (var blob in new[] { "one", "two", "three" })
        {
            cake.Registry.HasBlob("acme/web", blob);
        }

        cake.Registry.HasBlob("acme/web", Config);
        cake.Registry.Has("acme/web:before", image);
    }

    [Fact]
    public void Set_its_tags_where_nothing_ran()
    {
        var cache = Manifest("one", "three", "two");
        cake.Registry.Has("acme/web:buildcache", cache);

        var pushed = BuildAndPush(Cached);

        Assert.Equal(image, cake.Registry.Find("acme/web:latest"));
        Assert.Equal(image, cake.Registry.Find("acme/web:v1"));
        Assert.Equal(RegistryFake.DigestOf(image), pushed.Digests["acme/web:v1"]);
        Assert.Equal(RegistryFake.DigestOf(cache), pushed.Digests["acme/web:buildcache"]);
        Assert.Single(cake.Docker.Actions);
    }

    [Fact]
    public void Are_docker_s_where_a_step_ran_so_that_its_cache_is_written()
    {
        cake.Registry.Has("acme/web:buildcache", Manifest("one", "three", "two"));
        BuildAndPush(Ran);
        AssertDockerPushed();
    }

    // BuildKit puts the layer of a copy with --link onto others in every run in which it fetches none.
    [Fact]
    public void Set_its_tags_where_a_layer_was_only_linked_again()
    {
        cake.Registry.Has("acme/web:buildcache", Manifest("one", "three", "two"));
        BuildAndPush(Linked);
        Assert.Equal(image, cake.Registry.Find("acme/web:latest"));
        Assert.Single(cake.Docker.Actions);
    }

    [Theory]
    [InlineData("#6 [src 1/1] COPY --link . /\n#6 DONE 0.0s\n#7 [stage-1 2/2] COPY --from=src /a /\n#7 CACHED\n")]
    [InlineData("#6 [stage-1 2/3] RUN make\n#6 CACHED\n#7 [stage-1 3/3] COPY --link app /app/\n#7 ERROR: failed to copy: not found\n")]
    public void Are_docker_s_where_a_linked_layer_is_another_stage_s_or_was_damaged(string progress)
    {
        cake.Registry.Has("acme/web:buildcache", Manifest("one", "three", "two"));
        BuildAndPush(progress);
        AssertDockerPushed();
    }

    [Fact]
    public void Are_docker_s_where_the_layer_that_was_linked_is_new()
    {
        cake.Registry.Has("acme/web:buildcache", Manifest("one", "three"));
        BuildAndPush(Linked);
        AssertDockerPushed();
    }

    [Fact]
    public void Are_docker_s_where_the_cache_has_not_every_layer_of_the_image()
    {
        cake.Registry.Has("acme/web:buildcache", Manifest("one", "three"));
        BuildAndPush(Cached);
        AssertDockerPushed();
    }

    [Fact]
    public void Are_docker_s_where_the_run_has_no_cache_yet()
    {
        BuildAndPush(Cached);
        AssertDockerPushed();
    }

    [Fact]
    public void Are_docker_s_where_the_registry_refuses_a_tag()
    {
        cake.Registry.Has("acme/web:buildcache", Manifest("one", "three", "two"));
        cake.Registry.Instead = request => request.StartsWith("PUT ", StringComparison.Ordinal) ? new(System.Net.HttpStatusCode.Forbidden) : null;
        BuildAndPush(Cached);
        AssertDockerPushed();
    }

    [Fact]
    public void Set_the_tags_of_an_image_also_where_a_step_ran_if_the_run_writes_no_cache()
    {
        cake.WithVariable("GITHUB_ACTIONS", "true").WithVariable("GITHUB_REF", "refs/tags/v1").WithVariable("GITHUB_REF_TYPE", "tag");
        BuildAndPush(Ran);
        Assert.Equal(image, cake.Registry.Find("acme/web:latest"));
        Assert.Single(cake.Docker.Actions);
    }

    private DockerCiPushResult BuildAndPush(string steps)
    {
        var exported = $"{steps}#9 exporting to image\n#9 exporting manifest {RegistryFake.DigestOf(image)} done";
        cake.Docker.Answer("buildx build", DockerReply.Progress(exported), DockerReply.Progress(exported), DockerReply.Progress(
            $"{exported}\n#9 pushing manifest for docker.io/acme/web:latest@{RegistryFake.DigestOf(image)} done"));
        return cake.DockerCiPush(cake.DockerCiBuild(new() { Image = "acme/web", Tags = { "latest", "v1" } }));
    }

    private void AssertDockerPushed() => Assert.Contains("push=true", string.Join(' ', cake.Docker.Actions.Last().Arguments), StringComparison.Ordinal);

    private static string Manifest(params IEnumerable<string> layers) =>
        $$"""{"config":{{Part(Config)}},"layers":[{{string.Join(',', layers.Select(Part))}}]}""";

    private static string Part(string blob) => $$"""{"digest":"{{RegistryFake.DigestOf(blob)}}","size":{{blob.Length}}}""";
}
