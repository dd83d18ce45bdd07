using System.Net;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>On an engine that may lose the cache it writes, a build is repeated only where it gave another image than the registry has.</summary>
public sealed class RepeatedBuilds
{
    private const string Builder = "{\"of\":\"builder\"}";
    private const string Application = "{\"of\":\"application\"}";
    private const string Other = "{\"of\":\"another application\"}";
    private const string OtherBuilder = "{\"of\":\"another builder\"}";
    private const string NotNeeded = "not needed: this very image is in the registry, with its cache";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20 AS builder\nRUN make\nFROM alpine:3.20\nCOPY --from=builder /made /\n")
        .WithEngine(RecordedEngine.Classic);

    public RepeatedBuilds()
    {
        cake.Registry.HasConfig("acme/web:builder", Builder);
        cake.Registry.HasConfig("acme/web:cache", Application);
    }

    [Fact]
    public void Are_none_where_nothing_changed()
    {
        var built = Build(Application);
        Assert.Equal(["final"], Builds);
        Assert.Single(cake.Log.Entries, m => m.Message.EndsWith(NotNeeded, StringComparison.Ordinal));
        Assert.Equal(RegistryFake.DigestOf(Application), built.Images.Single(i => i.Reference == "acme/web:latest").Id);
    }

    // A branch reads main's caches and writes its own.
    [Fact]
    public void Are_none_where_another_branch_s_cache_has_the_image()
    {
        cake.WithVariable("GITHUB_ACTIONS", "true").WithVariable("GITHUB_REF", "refs/heads/topic").WithVariable("GITHUB_REF_NAME", "topic").WithVariable("GITHUB_REF_TYPE", "branch");
        var built = Build(Builder, Application);
        Assert.Equal(["builder", "final"], Builds);
        Assert.DoesNotContain("acme/web:builder", built.Plan.Pushes);
        Assert.Contains(built.Plan.Pushes, p => p.StartsWith("acme/web:builder", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_those_of_images_that_are_others_than_before()
    {
        Build(Other, Other);
        Assert.Equal(["final", "final"], Builds);
    }

    [Fact]
    public void Are_all_where_every_image_is_another()
    {
        cake.Docker.Answer("build", Built(Other, builder: "DONE 1.0s"), Built(Other), Built(OtherBuilder), Built(OtherBuilder));
        Build();
        Assert.Equal(["final", "final", "builder", "builder"], Builds);
    }

    [Fact]
    public void Are_all_where_the_registry_answers_nobody_but_the_engine()
    {
        cake.Registry.Instead = _ => throw new HttpRequestException("no route to host");
        Build(Builder, Builder, Application, Application);
        Assert.Equal(["builder", "builder", "final", "final"], Builds);
    }

    [Fact]
    public void Are_all_where_the_registry_says_that_it_has_them_and_shows_none()
    {
        cake.Registry.Instead = request => request.StartsWith("GET ", StringComparison.Ordinal) ? new(HttpStatusCode.ServiceUnavailable) : null;
        Build(Builder, Builder, Application, Application);
        Assert.Equal(["builder", "builder", "final", "final"], Builds);
    }

    [Theory]
    [InlineData(Application, 1)]
    [InlineData(Other, 2)]
    public void Of_compose_are_spared_as_well(string image, int builds)
    {
        cake.FileSystem.CreateDirectory("/special");
        cake.WithFile("/repo/compose.yml").Registry.HasConfig("acme/web:web-builder", Builder);
        cake.Registry.HasConfig("acme/web:web-cache", Application);
        cake.Docker.Answer("build", Built(Builder)).Answer("tag", DockerReply.Ok()).Answer("compose version", DockerReply.Ok("2.40.3"))
            .Answer("compose --file compose.yml config", DockerReply.Ok("""{"name":"work","services":{"web":{"image":"acme/web","build":{"context":"/repo","dockerfile":"Dockerfile"}}}}"""))
            .Answer("compose --file compose.yml --file", Built(image));

        cake.DockerCiComposeBuild(new DockerCiComposeSettings());

        Assert.Equal(["builder"], Builds);
        Assert.Equal(builds, cake.Docker.Calls.Count(c => c.StartsWith("compose --file compose.yml --file")));
        Assert.Equal(3 - builds, cake.Log.Entries.Count(m => m.Message.EndsWith(NotNeeded, StringComparison.Ordinal)));
    }

    private static DockerReply Built(string image, string builder = "CACHED") =>
        DockerReply.Progress($"#7 [builder 2/2] RUN make\n#7 {builder}\n#8 [stage-1 2/2] COPY --from=builder /made /\n#8 CACHED\n#9 exporting to image\n#9 writing image {RegistryFake.DigestOf(image)} done\n");

    private IEnumerable<string> Builds => cake.Docker.Calls.Where(c => c.StartsWith("build")).Select(c => c.Line.Contains("--target builder", StringComparison.Ordinal) ? "builder" : "final");

    private DockerCiBuildResult Build(params string[] images)
    {
        if (images.Length > 0)
        {
            cake.Docker.Answer("build", [.. images.Select(i => Built(i))]);
        }

        return cake.DockerCiBuild(new DockerCiBuildSettings { Image = "acme/web", Retries = { Attempts = 1 } });
    }
}
