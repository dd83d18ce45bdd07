using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Progress;

/// <summary>Steps whose cached layers could not be fetched, and which the engine ran instead.</summary>
public sealed class ReplacedLayers
{
    // Docker 28.5, classic image store, layers that end early: no line says that anything failed.
    [Fact]
    public void Are_seen_where_the_engine_says_nothing()
    {
        var vertices = Read("modern-replaced-in-silence.log");
        Assert.Equal(
            [("COPY --from=one /one /parts/", VertexOutcome.Done, true), ("RUN : two; head -c 300000 /dev/urandom >/two", VertexOutcome.Done, true)],
            vertices.Where(v => v.ReplacedCache && v.Name.IsStep).Select(v => (v.Name.Instruction, v.Outcome, v.Error is null)));
        Assert.Equal("docker did not say why", CacheFetch.FailureIn(vertices));
    }

    [Theory]
    [InlineData("modern-corrupt.log")]
    [InlineData("classic-corrupt.log")]
    public void Are_told_in_the_engines_words(string log) => Assert.True(CacheFetch.IsError(CacheFetch.FailureIn(Read(log))));

    [Theory]
    [InlineData("classic-changed-4-final.log")]
    [InlineData("modern-changed-4-final.log")]
    [InlineData("containerd-changed-3-tools.log")]
    [InlineData("containerd-changed-4-final.log")]
    [InlineData("compose2-containerd-warm-stdout.log")]
    public void Are_none_where_layers_are_fetched_as_they_should(string log) => Assert.Null(CacheFetch.FailureIn(Read(log)));

    private static IReadOnlyList<BuildVertex> Read(string log)
    {
        var reader = new PlainProgressReader();
        foreach (var line in File.ReadLines(GoldenFile.PathOf($"Progress/Recorded/{log}")))
        {
            reader.Read(line);
        }

        return reader.Vertices;
    }
}
