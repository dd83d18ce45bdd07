using System.Collections.Concurrent;
using System.Reflection;
using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>A password that is a part of words, as "test" is of "latest", is shown nowhere in docker's words, and changes nothing of what is read from them.</summary>
/// <remarks>The process remembers a password; nothing else runs meanwhile, and it is forgotten afterwards.</remarks>
[Collection(nameof(OrdinaryPasswords))]
public sealed class OrdinaryPasswords : IDisposable
{
    private const string Image = "host.example/demo/web";
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Cache = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    private const string Built = $"""
        #4 importing cache manifest from {Image}:buildcache
        #4 DONE 0.0s
        #5 [1/2] FROM docker.io/library/alpine:3.20
        #5 CACHED
        #6 [2/2] RUN make
        #6 CACHED
        #9 exporting to image
        #9 exporting manifest {Digest} done
        """;

    private const string Pushed = $"""
        {Built}
        #9 pushing manifest for {Image}:latest@{Digest} 0.1s done
        #9 DONE 0.2s
        #10 exporting cache to registry
        #10 writing cache image manifest {Cache} done
        #10 DONE 0.1s
        """;

    private readonly ConcurrentDictionary<string, byte> remembered =
        (ConcurrentDictionary<string, byte>)typeof(SecretValues).GetField("Remembered", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private readonly HashSet<string> before;

    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2").WithEngine(RecordedEngine.Containerd);

    public OrdinaryPasswords() => before = [.. remembered.Keys];

    public void Dispose()
    {
        foreach (var value in remembered.Keys.Except(before).ToList())
        {
            remembered.TryRemove(value, out _);
        }
    }

    [Theory]
    [InlineData("test")]
    [InlineData("demo")]
    [InlineData("sha256")]
    [InlineData("CACHED")]
    [InlineData("exporting")]
    public void Change_nothing_of_a_build_and_its_push(string password)
    {
        SecretValues.Remember("ci", password);
        cake.Docker.Answer("buildx build", DockerReply.Progress($"{Built}\n#9 the word is {password}."), DockerReply.Progress(Built), DockerReply.Progress(Pushed));

        var built = cake.DockerCiBuild(new() { Image = Image });
        var pushed = cake.DockerCiPush(built);

        Assert.Equal((0, 1), (built.Report.StepsRun, built.Report.StepsCached));
        Assert.Equal([($"{Image}:buildcache", "found")], built.Report.CacheImports.Select(i => (i.Reference, i.Outcome)));
        Assert.Equal([new DockerCiImage($"{Image}:latest", Digest)], built.Images);
        Assert.Equal(new Dictionary<string, string> { [$"{Image}:latest"] = Digest, [$"{Image}:buildcache"] = Cache }, pushed.Digests);
        Assert.Contains("#9 the word is ***.", cake.Log.Lines);
        Assert.DoesNotContain(cake.Log.Lines, l => l.StartsWith('#') && l.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public void Are_in_no_report()
    {
        SecretValues.Remember("ci", "demo");
        cake.Docker.Answer("buildx build", DockerReply.Progress("""
            #4 importing cache manifest from host.example/demo/web:buildcache
            #4 ERROR: 401 Unauthorized: ci:demo
            #6 [2/2] RUN make demo
            #6 DONE 0.1s
            #10 exporting cache to registry
            #10 ERROR: refused ci:demo
            """));

        var report = cake.DockerCiBuild(new() { Image = Image }).Report;

        Assert.Equal(("host.example/demo/web:buildcache", "401 Unauthorized: ci:***"), (report.CacheImports[0].Reference, report.CacheImports[0].Words));
        Assert.Equal("RUN make ***", report.Stages[0].Steps[0].Instruction);
        Assert.DoesNotContain(cake.Log.Lines.Append(report.ToString()).Append(report.ToJson()), l => l.Contains("ci:demo", StringComparison.Ordinal) || l.Contains("make demo", StringComparison.Ordinal));
        Assert.Contains(cake.Log.Lines, l => l.Contains("its cache could not be written (refused ci:***)", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_in_no_error()
    {
        SecretValues.Remember("ci", "demo");
        cake.Docker.Answer("buildx build", DockerReply.Fails("""
            #6 [2/2] RUN make demo
            #6 0.1 ci:demo
            #6 ERROR: process "make demo" did not complete successfully: exit code: 2
            ERROR: failed to solve: process "make demo" did not complete successfully: exit code: 2
            """));

        var failed = Assert.Throws<CakeException>(() => cake.DockerCiBuild(new() { Image = Image })).ToString();

        Assert.Contains("exit code 2", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("make demo", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("ci:demo", failed, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_nothing_of_what_is_known_of_a_refused_login()
    {
        cake.Docker.Answer("login", DockerReply.Fails("Error response from daemon: login attempt to https://reg.example/v2/ failed with status: 401 Unauthorized"));
        var isAsked = false;
        var login = new RegistryLogin(new DockerTool(cake, new DockerCiLoginSettings()), new(DockerCiCache.Retrying.RetryLimits.None, DockerCiCache.Retrying.RetryMeans.OfProcess(_ => { })))
        {
            Ask = () =>
            {
                isAsked = true;
                return new("no", CanPass: false);
            },
        };

        var refused = Assert.Throws<CakeException>(() => login.In("reg.example", "ci", "with"));

        Assert.True(isAsked);
        Assert.Contains("failed *** status: 401", refused.Message, StringComparison.Ordinal);
    }
}
