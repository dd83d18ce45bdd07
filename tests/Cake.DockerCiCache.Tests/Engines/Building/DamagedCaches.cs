using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Building;

/// <summary>A cache never breaks a build, and a step that fails is not run twice.</summary>
public sealed class DamagedCaches
{
    private const string Corrupt = """
        #6 [2/2] RUN make
        #6 ERROR: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to http://127.0.0.1:5000/v2/web/blobs/sha256:71: 416 Requested Range Not Satisfiable
        ERROR: failed to build: failed to solve: failed to compute cache key: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to http://127.0.0.1:5000/v2/web/blobs/sha256:71: 416 Requested Range Not Satisfiable
        """;

    private const string FailingStep = """
        #6 [2/2] RUN make
        #6 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
        ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
        """;

    private readonly FakeCake cake = new();
    private readonly List<string> warnings = [];

    [Theory]
    [InlineData("28.5")]
    [InlineData("28.5-containerd")]
    public void Are_left_out_once_with_one_warning(string engine)
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(Corrupt), DockerReply.Progress("#6 [2/2] RUN make\n#6 DONE 1.0s"));
        var plan = Plan(engine);
        var built = Assert.Single(Run(plan));
        Assert.True(built.LeftCacheOut);
        Assert.Equal([true, false], cake.Docker.Calls.Select(c => c.Arguments.Contains("--cache-from")));
        Assert.Contains(plan.Steps[0].CacheFrom[0], Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Contains("416 Requested Range Not Satisfiable", warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void That_the_builder_took_over_are_left_out_as_well()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(Corrupt), DockerReply.Fails(Corrupt), DockerReply.Progress("#6 [2/2] RUN make\n#6 DONE 1.0s"));
        Run(Plan("28.5"));
        Assert.Equal([false, false, true], cake.Docker.Calls.Select(c => c.Arguments.Contains("--no-cache")));
        Assert.Equal(["--cache-to", "type=inline"], cake.Docker.Calls[2].Arguments.SkipWhile(a => a != "--cache-to").Take(2));
        Assert.Single(warnings);
    }

    [Fact]
    public void Are_not_tried_for_ever()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(Corrupt));
        Assert.Throws<CakeException>(() => Run(Plan("28.5")));
        Assert.Equal(3, cake.Docker.Calls.Count);
    }

    // A registry that answers HEAD with 200, and GET with 404.
    [Fact]
    public void Whose_manifest_is_gone_are_told_from_those_of_which_a_layer_is()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress("""
            #4 importing cache manifest from acme/web:buildcache
            #4 ERROR: failed to copy: httpReadSeeker: failed open: content at http://127.0.0.1:5000/v2/web/manifests/sha256:71 not found: not found
            #6 [2/2] RUN make
            #6 DONE 1.0s
            """));
        Run(Plan("28.5-containerd"));
        Assert.Equal(
            "building web: the cache acme/web:buildcache is in the registry, but its manifest could not be fetched, so nothing came from it (failed to copy: httpReadSeeker: failed open: content at http://127.0.0.1:5000/v2/web/manifests/sha256:71 not found: not found); a push replaces it",
            Assert.Single(warnings).Replace("building stage-0", "building web", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_told_from_a_step_that_fails_by_itself()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(FailingStep, exitCode: 1));
        Assert.Throws<CakeException>(() => Run(Plan("28.5")));
        Assert.Single(cake.Docker.Calls);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Do_not_hide_a_step_that_fails_after_them()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(Corrupt), DockerReply.Fails(FailingStep, exitCode: 1));
        Assert.Contains("exit code 2", Assert.Throws<CakeException>(() => Run(Plan("28.5"))).Message, StringComparison.Ordinal);
        Assert.Equal(2, cake.Docker.Calls.Count);
    }

    private static DockerCiBuildPlan Plan(string engine)
    {
        var image = ImageReference.Parse("acme/web");
        var request = new BuildRequest { Image = image, CacheRepository = image, Tags = ["latest"], Dockerfile = "Dockerfile" };
        return Planner.Plan(BuildInput.Read(request, "FROM alpine:3.20\nRUN make\n"), PlanEngines.All[engine]);
    }

    private IReadOnlyList<FinishedBuild> Run(DockerCiBuildPlan plan) =>
        new BuildRunner(new DockerTool(cake, new DockerCiBuildSettings()), new Narration(_ => { }, warnings.Add, _ => new StringReader(string.Empty))) { FetchPatience = TimeSpan.FromMinutes(1) }.Run(plan, isReadable: true);
}
