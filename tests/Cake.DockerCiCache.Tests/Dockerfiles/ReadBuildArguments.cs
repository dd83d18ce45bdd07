using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

/// <summary>Build arguments that BuildKit 0.25 reads itself, and what it said of each value.</summary>
public sealed class ReadBuildArguments
{
    private const string Epoch = "SOURCE_DATE_EPOCH";
    private const string MultiPlatform = "BUILDKIT_MULTI_PLATFORM";

    [Theory]
    [InlineData(Epoch, "")]
    [InlineData(Epoch, "-1")]
    [InlineData(Epoch, "+1")]
    [InlineData(Epoch, "007")]
    [InlineData(Epoch, "9223372036854775807")]
    [InlineData(MultiPlatform, "")]
    [InlineData(MultiPlatform, "T")]
    [InlineData(MultiPlatform, "0")]
    [InlineData("BUILDKIT_INLINE_CACHE", "x")]
    public void Are_taken(string name, string value) => Parse(name, value);

    [Theory]
    [InlineData(Epoch, "x")]
    [InlineData(Epoch, "-")]
    [InlineData(Epoch, " 1")]
    [InlineData(Epoch, "1_0")]
    [InlineData(Epoch, "0x1")]
    [InlineData(Epoch, "\u0661")]
    [InlineData(Epoch, "9223372036854775808")]
    [InlineData(MultiPlatform, "x")]
    [InlineData(MultiPlatform, "tRUE")]
    [InlineData(MultiPlatform, " 1")]
    public void Are_refused(string name, string value)
    {
        var error = Assert.Throws<DockerfileException>(() => Parse(name, value));
        Assert.StartsWith($"Dockerfile: The build argument {name} has the value \"{value}\".", error.Message, StringComparison.Ordinal);
    }

    private static void Parse(string name, string value) =>
        StageGraph.Parse("Dockerfile", "FROM scratch AS a\n", new() { BuildArgs = new Dictionary<string, string> { [name] = value } });
}
