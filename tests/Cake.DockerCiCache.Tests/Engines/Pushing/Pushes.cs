using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Tests.Retrying;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Pushing;

public sealed class Pushes
{
    private const string Digest = "sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49";
    private const string OtherDigest = "sha256:8df0600596752d743f5476c09730b7d0c06ba221ddb1d396eba8864c00c4ac05";

    private readonly FakeCake cake = new();
    private readonly List<string> shown = [];
    private readonly FakeClock clock = new();

    [Fact]
    public void Run_one_after_the_other_in_order_and_give_digests()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest), Pushed("builder", OtherDigest));
        var digests = Push("acme/web:latest", "acme/web:builder");
        Assert.Equal([["push", "acme/web:latest"], ["push", "acme/web:builder"]], cake.Docker.Calls.Select(c => c.Arguments));
        Assert.Equal([new("acme/web:latest", Digest), new("acme/web:builder", OtherDigest)], digests);
    }

    [Fact]
    public void Show_dockers_lines()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest));
        Push("acme/web:latest");
        Assert.Equal(
            ["The push refers to repository [acme/web]", "99bdab96a2fc: Preparing", "99bdab96a2fc: Pushed", $"latest: digest: {Digest} size: 523"],
            shown);
    }

    [Theory]
    [InlineData("latest: digest: sha256:123 size: 1")]
    [InlineData("digest: unknown")]
    [InlineData("")]
    public void Without_a_digest_in_the_output_have_none(string output)
    {
        cake.Docker.Answer("push", DockerReply.Ok(output));
        Assert.Equal([new("a:b", string.Empty)], Push("a:b"));
    }

    [Fact]
    public void That_fail_name_the_image_and_the_registrys_words()
    {
        cake.Docker.Answer("push", new DockerReply(
            1,
            [
                (false, "The push refers to repository [127.0.0.1:5000/acme/web]"),
                (false, "a19e327edd1e: Waiting"),
                (true, "push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials"),
            ]));
        AssertFails(
            """
            push of acme/web:latest failed: push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials
            (nothing else was pushed)
            """,
            "acme/web:latest", "acme/web:builder");
        Assert.Single(cake.Docker.Calls);
    }

    [Fact]
    public void That_fail_later_name_what_is_in_the_registry_already()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest), Pushed("1.0", Digest), DockerReply.Fails("received unexpected HTTP status: 500 Internal Server Error"));
        AssertFails(
            """
            push of acme/web:builder failed: received unexpected HTTP status: 500 Internal Server Error
            (pushed nevertheless: acme/web:latest, acme/web:1.0)
            """,
            "acme/web:latest", "acme/web:1.0", "acme/web:builder", "acme/web:cache");
        Assert.Equal("push acme/web:builder", cake.Docker.LastCall.Line);
    }

    [Fact]
    public void Are_tried_again_when_the_fault_can_pass_each_retry_with_a_line()
    {
        cake.Docker.Answer("push", DockerReply.Fails("EOF"), DockerReply.Fails("received unexpected HTTP status: 503 Service Unavailable"), Pushed("latest", Digest));
        Assert.Equal([new("acme/web:latest", Digest)], Push("acme/web:latest"));
        Assert.Equal(
            [
                "push of acme/web:latest: retry 1 of 2 in 0.5 s, because EOF",
                "push of acme/web:latest: retry 2 of 2 in 1.0 s, because received unexpected HTTP status: 503 Service Unavailable",
            ],
            shown.Where(l => l.Contains("retry")));
    }

    [Fact]
    public void Are_given_up_when_the_fault_does_not_pass()
    {
        cake.Docker.Answer("push", DockerReply.Fails("EOF"));
        AssertFails("push of acme/web:latest failed: EOF\n(nothing else was pushed)", "acme/web:latest", "acme/web:builder");
        Assert.Equal(3, cake.Docker.Calls.Count);
    }

    [Fact]
    public void Run_at_once_with_a_prefix_for_each()
    {
        foreach (var tag in new[] { "latest", "builder", "cache" })
        {
            cake.Docker.Answer($"push acme/web:{tag}", DockerReply.Ok($"{tag}: digest: {Digest} size: 523"));
        }

        Assert.Equal(["acme/web:latest", "acme/web:builder", "acme/web:cache"], AtOnce("acme/web:latest", "acme/web:builder", "acme/web:cache").Keys);
        Assert.Equal([.. new[] { "builder", "cache", "latest" }.Select(tag => $"[{tag}] {tag}: digest: {Digest} size: 523")], shown.Order());
    }

    [Fact]
    public void At_once_wait_for_the_others_and_name_all_that_failed()
    {
        cake.Docker.Answer("push a:latest", Pushed("latest", Digest)).Answer("push a:1", DockerReply.Fails("denied", 3)).Answer("push a:2", DockerReply.Fails("denied", 3));
        var runner = Runner();
        runner.PushInOrder(["a:latest"], labels: null);
        Assert.Empty(runner.PushAtOnce(["a:1", "a:2", "a:3"], 2, labels: null));
        var error = Assert.Throws<CakeException>(runner.RequireAll);
        Assert.Contains("push of a:1 failed: denied", error.Message);
        Assert.EndsWith("(pushed nevertheless: a:latest)", error.Message);
        Assert.Equal(3, error.ExitCode);
        Assert.DoesNotContain(cake.Docker.Calls, c => c.Line == "push a:3");
    }

    [Fact]
    public void In_order_are_not_stopped_by_the_failure_of_others()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest)).Answer("push a:1", DockerReply.Fails("denied"));
        var runner = Runner();
        Assert.Empty(runner.PushAtOnce(["a:1"], 1, labels: null));
        Assert.Equal(["a:latest", "a:next"], runner.PushInOrder(["a:latest", "a:next"], labels: null).Keys);
    }

    [Fact]
    public void In_order_that_fail_are_named_first_with_their_exit_code()
    {
        cake.Docker.Answer("push a:latest", DockerReply.Fails("denied", 3)).Answer("push a:1", DockerReply.Fails("too large", 4));
        var runner = Runner();
        runner.PushAtOnce(["a:1"], 1, labels: null);
        var error = Assert.Throws<CakeException>(() => runner.PushInOrder(["a:latest"], labels: null));
        Assert.Equal(("push of a:latest failed: denied\npush of a:1 failed: too large\n(nothing else was pushed)", 3), (error.Message, error.ExitCode));
        Assert.Empty(runner.PushAtOnce(["a:2"], 1, labels: null));
        Assert.DoesNotContain(cake.Docker.Calls, c => c.Line == "push a:2");
    }

    [Fact]
    public void That_take_longer_than_ToolTimeout_name_the_image()
    {
        cake.Docker.Answer("push", DockerReply.Ok() with { Hangs = true });
        var runner = Runner(new DockerCiBuildSettings { ToolTimeout = TimeSpan.FromSeconds(90) });
        Assert.Equal(
            "push of a:b failed: docker push a:b did not end within 90 s (ToolTimeout) and was stopped, with all it had started\n(nothing else was pushed)",
            Assert.Throws<CakeException>(() => runner.PushInOrder(["a:b"], labels: null)).Message);
    }

    [Fact]
    public void Are_told_apart_by_their_tags_else_by_their_names()
    {
        Assert.Equal(["builder", "cache"], PushLabels.Of(["a:builder", "b:cache"]).Values);
        Assert.Equal(["a:cache", "b:cache", "x", "c"], PushLabels.Of(["a:cache", "b:cache", "c:x", "c"]).Values);
    }

    private static DockerReply Pushed(string tag, string digest) => DockerReply.Ok($"""
        The push refers to repository [acme/web]
        99bdab96a2fc: Preparing
        99bdab96a2fc: Pushed
        {tag}: digest: {digest} size: 523
        """);

    private IReadOnlyDictionary<string, string> Push(params string[] references) => Runner().PushInOrder(references, labels: null);

    private IReadOnlyDictionary<string, string> AtOnce(params string[] references) => Runner().PushAtOnce(references, references.Length, PushLabels.Of(references));

    private PushRunner Runner(DockerCiBuildSettings? settings = null) => new(
        new DockerTool(cake, settings ?? new DockerCiBuildSettings()),
        new RetryLimits(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(1)),
        new RetryMeans(() => 0.5, clock, clock.Sleep, shown.Add));

    private void AssertFails(string message, params string[] references) =>
        Assert.Equal(message, Assert.Throws<CakeException>(() => Push(references)).Message);
}
