using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>Where one build of the target reads the caches of all stages, another stage's image is built only when a step of it ran.</summary>
public sealed class StagesLeftOut
{
    private const string Builder = "{\"of\":\"builder\"}";
    private const string Application = "{\"of\":\"application\"}";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20 AS Builder\nRUN make\nFROM alpine:3.20\nCOPY --from=builder /made /\n")
        .WithEngine(RecordedEngine.Classic);

    public StagesLeftOut()
    {
        cake.Registry.HasConfig("acme/web:builder", Builder);
        cake.Registry.HasConfig("acme/web:cache", Application);
    }

    [Fact]
    public void Are_those_whose_steps_all_came_from_the_cache()
    {
        var built = Build(Steps("CACHED"));
        Assert.Equal(["final"], Builds);
        Assert.Equal(["acme/web:latest", "acme/web:cache"], built.Images.Select(i => i.Reference));
        Assert.Contains(cake.Log.Seen, l => l == "not needed: no step of it ran, and acme/web:builder is in the registry");
    }

    [Fact]
    public void Stay_in_the_registry_and_are_not_pushed()
    {
        cake.Docker.Answer("push", DockerReply.Fails("An image does not exist locally with the tag: acme/web"));
        var pushed = cake.DockerCiPush(Build(Steps("CACHED")));
        Assert.Equal(RegistryFake.DigestOf(RegistryFake.ManifestOf(Builder)), pushed.Digests["acme/web:builder"]);
        Assert.Equal(["acme/web:builder", "acme/web:cache", "acme/web:latest"], pushed.Digests.Keys.Order());
        Assert.DoesNotContain(cake.Docker.Calls, c => c.StartsWith("push"));
    }

    // A run of a Git tag reads caches and writes none.
    [Fact]
    public void Are_no_part_of_a_push_that_writes_no_cache()
    {
        cake.WithVariable("GITHUB_ACTIONS", "true").WithVariable("GITHUB_REF", "refs/tags/v1").WithVariable("GITHUB_REF_NAME", "v1").WithVariable("GITHUB_REF_TYPE", "tag");
        cake.Docker.Answer("push", DockerReply.Ok());
        var built = Build(Steps("CACHED"));
        Assert.Equal(["final"], Builds);
        Assert.Equal(["acme/web:latest"], cake.DockerCiPush(built).Digests.Keys);
    }

    [Fact]
    public void Are_shown_as_cached()
    {
        var stage = Build(Steps("CACHED")).Report.Stages.Single(s => s.Name == "builder");
        Assert.Equal("cached", Assert.Single(stage.Steps).Outcome);
    }

    [Theory]
    [InlineData("#7 [builder 2/2] RUN make\n#7 DONE 1.0s\n")]
    [InlineData("")]
    [InlineData("#7 [tools 2/2] RUN make\n#7 CACHED\n")]
    public void Are_none_where_a_step_ran_or_was_not_seen(string steps)
    {
        Build(steps);
        Assert.Contains("builder", Builds);
    }

    [Fact]
    public void Are_none_where_the_registry_shows_no_image()
    {
        cake.Registry.Instead = request => request.StartsWith("GET ", StringComparison.Ordinal) && request.EndsWith("/builder", StringComparison.Ordinal) ? new(System.Net.HttpStatusCode.ServiceUnavailable) : null;
        Build(Steps("CACHED"));
        Assert.Contains("builder", Builds);
    }

    [Fact]
    public void Are_none_where_the_cache_was_left_out()
    {
        cake.Docker.Answer(
            "build",
            DockerReply.Fails("#7 [builder 2/2] RUN make\n#7 ERROR: failed to copy: httpReadSeeker: failed open: unexpected status code 404 Not Found\n------\nERROR: failed to solve: short read: expected 10 bytes but got 5: unexpected EOF"),
            Reply(Steps("CACHED")));
        cake.DockerCiBuild(Settings());
        Assert.Contains("builder", Builds);
    }

    private static string Steps(string builder) => $"#7 [builder 2/2] RUN make\n#7 {builder}\n#8 [stage-1 2/2] COPY --from=builder /made /\n#8 CACHED\n";

    private static DockerReply Reply(string steps) => DockerReply.Progress($"{steps}#9 exporting to image\n#9 writing image {RegistryFake.DigestOf(Application)} done\n");

    private static DockerCiBuildSettings Settings() => new() { Image = "acme/web", Retries = { Attempts = 1 } };

    private IEnumerable<string> Builds => cake.Docker.Calls.Where(c => c.StartsWith("build")).Select(c => c.Line.Contains("--target builder", StringComparison.Ordinal) ? "builder" : "final");

    private DockerCiBuildResult Build(string steps)
    {
        cake.Docker.Answer("build", Reply(steps));
        return cake.DockerCiBuild(Settings());
    }
}
