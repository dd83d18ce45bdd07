using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class CachesPushedEarly
{
    private const string Three = "FROM alpine:3.20 AS one\nRUN one\nFROM one AS two\nRUN two\nFROM scratch\nCOPY --from=two / /\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Digest = "sha256:" + new string('a', 64);

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", Three);

    public CachesPushedEarly()
    {
        cake.WithEngine(RecordedEngine.Modern);
        foreach (var tag in new[] { "latest", "one", "two", "cache" })
        {
            cake.Docker.Answer($"push acme/web:{tag}", DockerReply.Ok($"5f70bf18a086: Pushed\n{tag}: digest: {Digest} size: 1"));
        }
    }

    [Fact]
    public void Are_pushed_while_the_next_stage_builds_and_shown_after_it()
    {
        using var pushes = new ManualResetEventSlim();
        using var builds = new ManualResetEventSlim();
        cake.Docker.Answer("buildx build", DockerReply.Ok("#1 one"), DockerReply.Ok("#1 two"), DockerReply.Ok("#1 three"));
        cake.Docker.OnStart = call =>
        {
            // Each of the two ends only when the other one has begun.
            if (call.Line == "push acme/web:one")
            {
                pushes.Set();
                Assert.True(builds.Wait(Patience));
            }
            else if (call.Line.Contains("--target two", StringComparison.Ordinal))
            {
                builds.Set();
                Assert.True(pushes.Wait(Patience));
            }
        };

        cake.Log.Verbosity = Verbosity.Normal;
        cake.DockerCiBuild(Settings());

        var lines = cake.Log.Seen.SkipWhile(l => l != "build 1 of 3: one").Where(l => !l.StartsWith("waiting", StringComparison.Ordinal)).ToList();
        Assert.Equal(["build 1 of 3: one", "#1 one", "build 2 of 3: two", "#1 two"], lines.Take(4));
        var early = lines.IndexOf("early push: one");
        Assert.Equal(["[one] 5f70bf18a086: Pushed", $"[one] one: digest: {Digest} size: 1"], lines[(early + 1)..(early + 3)]);
        Assert.Equal("#1 three", lines[lines.IndexOf("build 3 of 3: stage-2") + 1]);
    }

    [Fact]
    public void Have_groups_of_their_own()
    {
        cake.WithVariable("GITHUB_ACTIONS", "true").WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2");
        cake.Log.Verbosity = Verbosity.Normal;
        cake.DockerCiBuild(Settings());
        var commands = cake.Log.Seen.Where(l => l.StartsWith("::", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, commands.Count(c => c.StartsWith("::group::", StringComparison.Ordinal)));
        Assert.Contains("::group::early push: two", commands);
        Assert.All(commands.Chunk(2), pair => Assert.True(pair[0].StartsWith("::group::", StringComparison.Ordinal) && pair[1] == "::endgroup::"));
    }

    [Fact]
    public void Are_not_pushed_again_and_have_their_digests()
    {
        var built = cake.DockerCiBuild(Settings());
        Assert.Equal(["push acme/web:one", "push acme/web:two"], Pushes().Order());
        var pushed = cake.DockerCiPush(built);
        Assert.Equal(["push acme/web:cache", "push acme/web:latest"], Pushes()[2..].Order());
        Assert.Equal(["acme/web:cache", "acme/web:latest", "acme/web:one", "acme/web:two"], pushed.Digests.Keys.Order());
        Assert.All(pushed.Digests.Values, d => Assert.Equal(Digest, d));
    }

    [Fact]
    public void Are_pushed_by_the_push_when_nobody_asks_for_more()
    {
        cake.DockerCiBuild(new() { Image = "acme/web" });
        Assert.Empty(Pushes());
    }

    [Fact]
    public void Are_pushed_by_nobody_in_a_run_that_may_not_push()
    {
        cake.WithVariable("CIRCLECI", "true").DockerCiLogin();
        cake.DockerCiPush(cake.DockerCiBuild(Settings()));
        Assert.Empty(Pushes());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_warn_when_they_fail_and_are_left_to_the_push(bool isRequired)
    {
        cake.Docker.Answer("push acme/web:one", DockerReply.Fails("denied: requested access to the resource is denied"));
        var settings = Settings();
        settings.Cache.Required = isRequired;

        var built = cake.DockerCiBuild(settings);

        Assert.Equal(
            ["push of acme/web:one failed: denied: requested access to the resource is denied", "(DockerCiBuild goes on; DockerCiPush tries it again)"], Warnings());
        if (isRequired)
        {
            Assert.Contains("denied", Assert.Throws<CakeException>(() => cake.DockerCiPush(built)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("acme/web:latest", cake.DockerCiPush(built).Digests.Keys);
        Assert.Equal(2, Pushes().Count(p => p == "push acme/web:one"));
        Assert.Single(Pushes(), p => p == "push acme/web:two");
        Assert.StartsWith("acme/web:latest is pushed, but its cache could not be written: push of acme/web:one failed: denied", Warnings()[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Are_finished_when_a_later_build_fails_whose_error_it_is()
    {
        using var failed = new ManualResetEventSlim();
        cake.Docker.Answer("buildx build", DockerReply.Ok(), DockerReply.Fails("#5 [two 2/2] RUN two\n#5 ERROR: process \"/bin/sh -c two\" did not complete successfully: exit code: 2"));
        cake.Docker.OnStart = call =>
        {
            if (call.StartsWith("push"))
            {
                Assert.True(failed.Wait(Patience));
            }
            else if (call.Line.Contains("--target two", StringComparison.Ordinal))
            {
                failed.Set();
            }
        };

        var error = Assert.Throws<CakeException>(() => cake.DockerCiBuild(Settings()));

        Assert.StartsWith("Dockerfile: building two of acme/web failed", error.Message, StringComparison.Ordinal);
        Assert.Equal(["push acme/web:one"], Pushes());
        Assert.Contains($"[one] one: digest: {Digest} size: 1", cake.Log.Lines);
    }

    [Fact]
    public void Are_pushed_after_the_last_build_of_their_image()
    {
        cake.WithEngine(RecordedEngine.Classic);
        cake.Docker.Answer("push", DockerReply.Ok());
        Dictionary<string, int> buildsBefore = [];
        cake.Docker.OnStart = call =>
        {
            if (call.StartsWith("push"))
            {
                buildsBefore[call.Line] = cake.Docker.Calls.Count(c => c.Line.Contains($"--tag {call.Arguments[1]}", StringComparison.Ordinal));
            }
        };
        cake.DockerCiBuild(Settings());
        Assert.Equal(new() { ["push acme/web:one"] = 2, ["push acme/web:two"] = 2 }, buildsBefore);
    }

    private static DockerCiBuildSettings Settings() => new() { Image = "acme/web", PushCachesEarly = true };

    private List<string> Pushes() => [.. cake.Docker.Calls.Where(c => c.StartsWith("push")).Select(c => c.Line)];

    private List<string> Warnings() => [.. cake.Log.Entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Message)];
}
