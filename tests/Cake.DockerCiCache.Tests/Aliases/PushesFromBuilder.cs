using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>What is pushed from the builder is what was built.</summary>
public sealed class PushesFromBuilder
{
    private const string Built = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Other = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2");

    public PushesFromBuilder() => cake.WithEngine(RecordedEngine.Containerd);

    [Fact]
    public void Compare_it_first_and_give_the_digests()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Built)), DockerReply.Progress(
            $"{Exported(Built)}\n#9 pushing manifest for docker.io/acme/web:latest@{Built} done\n#10 exporting cache to registry\n#10 writing cache image manifest {Other} done\n#10 DONE 0.1s"));
        var built = cake.DockerCiBuild(Settings());
        var pushed = cake.DockerCiPush(built);
        Assert.Equal([new DockerCiImage("acme/web:latest", Built)], built.Images);
        Assert.Equal(new Dictionary<string, string> { ["acme/web:latest"] = Built, ["acme/web:buildcache"] = Other }, pushed.Digests);
        Assert.Equal([built.Plan.Steps[0].Arguments, built.Plan.Steps[0].Arguments, built.Plan.Steps[0].PushArguments], cake.Docker.Actions.Select(c => c.Arguments));
    }

    [Fact]
    public void Push_nothing_when_the_context_changed_in_between()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Other)));
        var built = cake.DockerCiBuild(Settings());
        var refused = Assert.Throws<CakeException>(() => cake.DockerCiPush(built));
        Assert.Contains($"{Built} was built, {Other} would be pushed", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(cake.Docker.Actions, c => c.Arguments.Any(a => a.Contains("push=true", StringComparison.Ordinal)));
    }

    [Fact]
    public void Fail_when_the_context_changed_during_the_push()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Built)), DockerReply.Progress(
            $"{Exported(Other)}\n#9 pushing manifest for docker.io/acme/web:latest@{Other} done"));
        var built = cake.DockerCiBuild(Settings());
        var failed = Assert.Throws<CakeException>(() => cake.DockerCiPush(built));
        Assert.Contains($"{Built} was built, but {Other} was pushed", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Warn_when_the_cache_could_not_be_written_or_fail_where_it_is_required(bool isRequired)
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Built)), DockerReply.Progress(
            $"{Exported(Built)}\n#9 pushing manifest for docker.io/acme/web:latest@{Built} done\n#10 exporting cache to registry\n#10 ERROR: error writing layer blob: 401 Unauthorized"));
        var settings = Settings();
        settings.Cache.Required = isRequired;
        var built = cake.DockerCiBuild(settings);
        if (isRequired)
        {
            Assert.Contains("401 Unauthorized", Assert.Throws<CakeException>(() => cake.DockerCiPush(built)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(["acme/web:latest"], cake.DockerCiPush(built).Digests.Keys);
        Assert.Contains(cake.Log.Entries, e => e.Level == LogLevel.Warning && e.Message.Contains("401 Unauthorized", StringComparison.Ordinal));
    }

    [Fact]
    public void That_fail_say_which_tags_have_moved()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Built)), DockerReply.Fails(
            $"{Exported(Built)}\n#9 pushing manifest for docker.io/acme/web:one@{Built} 0.1s done\n#9 ERROR: failed to push acme/web:two: 403 Forbidden\nERROR: failed to build: failed to solve: failed to push acme/web:two: 403 Forbidden"));
        var settings = Settings();
        settings.Tags.Add("one");
        settings.Tags.Add("two");
        var built = cake.DockerCiBuild(settings);
        Assert.EndsWith("\n(pushed nevertheless: acme/web:one)", Assert.Throws<CakeException>(() => cake.DockerCiPush(built)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void That_fail_because_of_a_required_cache_say_that_the_image_is_pushed()
    {
        const string Words = "error writing manifest blob: 403 Forbidden";
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Built)), DockerReply.Fails(
            $"{Exported(Built)}\n#9 pushing manifest for docker.io/acme/web:latest@{Built} 0.1s done\n#9 DONE 0.2s\n#10 exporting cache to registry\n#10 ERROR: {Words}\nERROR: failed to build: failed to solve: {Words}"));
        var settings = Settings();
        settings.Cache.Required = true;
        var built = cake.DockerCiBuild(settings);
        var message = Assert.Throws<CakeException>(() => cake.DockerCiPush(built)).Message;
        Assert.Contains(Words, message, StringComparison.Ordinal);
        Assert.EndsWith("\n(pushed nevertheless: acme/web:latest)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_tried_again_where_only_the_steps_log_has_the_status()
    {
        cake.Docker.Answer(
            "buildx build",
            DockerReply.Progress(Exported(Built)),
            DockerReply.Progress(Exported(Built)),
            DockerReply.Fails($"""
                {Exported(Built)}
                #9 0.512 error: failed to copy: unexpected status from PUT request to http://127.0.0.1:5000/v2/web/manifests/latest: 500 Internal Server Error
                #9 0.512 retrying in 1s
                #9 ERROR: failed to push acme/web:latest: unknown: unknown error
                ERROR: failed to build: failed to solve: failed to push acme/web:latest: unknown: unknown error
                """),
            DockerReply.Progress($"{Exported(Built)}\n#9 pushing manifest for docker.io/acme/web:latest@{Built} done"));
        var built = cake.DockerCiBuild(Settings());
        Assert.Equal(Built, cake.DockerCiPush(built).Digests["acme/web:latest"]);
        Assert.Contains(cake.Log.Lines, l => l.StartsWith("push of acme/web:latest: retry 1 of ", StringComparison.Ordinal) && l.EndsWith("500 Internal Server Error", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_not_tried_again_where_the_last_line_says_that_it_would_not_help()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress(Exported(Built)), DockerReply.Progress(Exported(Built)), DockerReply.Fails($"""
            {Exported(Built)}
            #9 0.512 error: failed to copy: unexpected status from PUT request to http://127.0.0.1:5000/v2/web/manifests/latest: 500 Internal Server Error
            #9 ERROR: failed to push acme/web:latest: denied: no
            ERROR: failed to build: failed to solve: failed to push acme/web:latest: denied: no
            """));
        var built = cake.DockerCiBuild(Settings());
        Assert.Throws<CakeException>(() => cake.DockerCiPush(built));
        Assert.Equal(3, cake.Docker.Actions.Count());
    }

    private static DockerCiBuildSettings Settings() => new() { Image = "acme/web" };

    private static string Exported(string digest) => $"#9 exporting to image\n#9 exporting manifest {digest} done";
}
