using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class CacheImports
{
    [Theory]
    [InlineData("classic-single", "Unreachable", "Unreachable", "Refused")]
    [InlineData("modern-single", "Unreachable", "Unreachable", "Refused")]
    [InlineData("classic-cold-1-builder", "Missing")]
    [InlineData("modern-cold-1-builder", "Missing")]
    [InlineData("containerd-changed-2-web-assets.v1_x", "Found", "Found")]
    [InlineData("compose2-modern-cold-stdout", "Found", "Found")]
    public void Say_what_came_of_each_source(string log, params string[] expected) =>
        Assert.Equal(expected, CacheImport.From(Recording.Read(log).Vertices).Select(import => import.Outcome.ToString()));

    [Fact]
    public void Keep_the_registrys_words_without_docker_s_frame() =>
        Assert.Contains(
            new CacheImport(
                "localhost:5977/secret:1",
                CacheImportOutcome.Refused,
                "unexpected status from HEAD request to http://localhost:5977/v2/secret/manifests/1: 401 Unauthorized"),
            CacheImport.From(Recording.Read("modern-single").Vertices));

    [Theory]
    [InlineData("ghcr.io/a/b:c: not found", "Missing")]
    [InlineData("dial tcp: lookup x: no such host", "Unreachable")]
    [InlineData("net/http: TLS handshake timeout", "Unreachable")]
    [InlineData("pull access denied, repository does not exist or may require authorization", "Refused")]
    [InlineData("unexpected status: 403 Forbidden", "Refused")]
    [InlineData("", "Refused")]
    public void Are_sorted_by_words(string words, string expected) =>
        Assert.Equal(expected, CacheImportWords.Classify(words).ToString());
}
