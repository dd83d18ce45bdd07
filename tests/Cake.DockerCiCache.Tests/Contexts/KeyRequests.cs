using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Contexts;

/// <summary>Requests for keys, of which one thing after the other can be changed.</summary>
internal static class KeyRequests
{
    public const string Dockerfile = """
        FROM golang:1.22 AS builder
        COPY . /src
        FROM alpine
        COPY --from=builder /src /app
        """;

    public static KeyRequest Of(string dockerfile) => new()
    {
        Graph = StageGraph.Parse("Dockerfile", dockerfile, new()),
        DockerfileText = dockerfile,
        Context = Listing(Entry("a", "A"), Entry("d/b", "B"), Link("l", "a")),
        Platforms = ["linux/amd64"],
        BuildPlatform = "linux/amd64",
        ImageDigests = new Dictionary<string, string> { ["golang:1.22"] = "sha256:aa", ["alpine"] = "sha256:bb" },
    };

    public static ContextListing Listing(params ImmutableArray<ContextEntry> entries) => new(entries) { HashName = "sha256" };

    public static ContextEntry Entry(string path, string content, int mode = 0b110_100_100) =>
        new(path, EntryKind.File, mode, null, new ContentHash(SHA256.HashData(Encoding.UTF8.GetBytes(content))));

    public static ContextEntry Link(string path, string target) => new(path, EntryKind.Link, 0, target, default);

    public static string Key(KeyRequest request) => Assert.IsType<KeyOutcome.ContentKey>(ContentKeys.Of(request)).Value;

    public static IReadOnlyList<string> Reasons(KeyRequest request) => Assert.IsType<KeyOutcome.NoKey>(ContentKeys.Of(request)).Reasons;
}
