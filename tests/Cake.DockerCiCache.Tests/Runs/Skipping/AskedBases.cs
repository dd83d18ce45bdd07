using System.Net;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Runs.Skipping;

/// <summary>Base images are asked for where the engine would ask, and looked at before a key is used for the first time.</summary>
public sealed class AskedBases : IDisposable
{
    private const string Mirror = "mirror.example:5000";

    private readonly SkipCase skip = new();

    public AskedBases() => skip.Cake.Docker.Answer("info", DockerReply.Ok(
        "{" + $"\"RegistryConfig\":{{\"Mirrors\":[\"http://{Mirror}/\"]}}," + RecordedEngine.Read("containerd-info.json")[1..]));

    public void Dispose() => skip.Dispose();

    [Fact]
    public void In_the_engines_mirror_first()
    {
        var key = skip.Build().Plan.Key;
        skip.Cake.Registry.HasConfig($"{Mirror}/library/alpine:3.20", "{}");
        var ofMirror = skip.Build().Plan.Key;
        skip.Cake.Registry.HasConfig("alpine:3.20", """{"created":null}""");
        Assert.NotEqual(key, ofMirror);
        Assert.Equal(ofMirror, skip.Build().Plan.Key);
    }

    [Theory]
    [InlineData("http://mirror/", "mirror:80")]
    [InlineData("https://mirror/", "mirror:443")]
    [InlineData("https://mirror.example/", "mirror.example")]
    [InlineData("http://localhost:5000", "localhost:5000")]
    public void Whose_address_is_one_in_a_reference_too(string mirror, string address) => Assert.Equal(address, ImagePlaces.AddressOf(mirror));

    [Fact]
    public void Not_behind_a_mirror_that_fails()
    {
        skip.Cake.Registry.Instead = r => r.StartsWith($"HEAD {Mirror}", StringComparison.Ordinal) ? new(HttpStatusCode.Forbidden) : null;
        Assert.Equal(["built, for there is no key: the digest of the image \"alpine:3.20\" is not known: refused: 403 Forbidden"], skip.Build().Report.Notes);
    }

    [Theory]
    [InlineData("""{"config":{"OnBuild":["ADD https://a.example/x /"]}}""", "the image \"alpine:3.20\" has the instruction ONBUILD ADD https://a.example/x /, which may take something else each time")]
    [InlineData("""{"config":{"OnBuild":["COPY . /"]}}""", null)]
    [InlineData("""{"config":{"Labels":{"a":"1","a":"2"}}}""", null)]
    [InlineData("nonsense", "the ONBUILD instructions of the image \"alpine:3.20\" are not known: refused: a configuration that is none")]
    public void With_their_ONBUILD_instructions(string configuration, string? reason)
    {
        skip.Cake.Registry.HasConfig("alpine:3.20", configuration);
        var built = skip.Build();
        Assert.Equal(reason is null, built.Plan.Key is not null);
        if (reason is not null)
        {
            Assert.Equal([$"built, for there is no key: {reason}"], built.Report.Notes);
        }
    }

    [Fact]
    public void That_are_pinned_only_for_their_ONBUILD_instructions()
    {
        using var pinned = new SkipCase($"FROM alpine:3.20@{SkipCase.BaseDigest}\nCOPY . /\n");
        var built = pinned.BuildAndPush();
        Assert.NotNull(built.Plan.Key);
        Assert.DoesNotContain(pinned.Cake.Registry.Requests, r => r.Contains("manifests/3.20", StringComparison.Ordinal));
        Assert.Contains($"GET registry-1.docker.io/v2/library/alpine/manifests/{SkipCase.BaseDigest}", pinned.Cake.Registry.Requests);
        Assert.True(pinned.Build().Skipped);
    }
}
