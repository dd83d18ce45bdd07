using System.Text;
using Cake.DockerCiCache.Planning.Caching;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class CacheAges
{
    private const string Records = """
        [{"layers":[{"layer":2,"createdAt":"2026-11-24T17:20:20.100691656Z"}],"digest":"sha256:06"},{"digest":"sha256:18"},
         {"layers":[{"layer":0,"createdAt":"2026-11-20T08:00:00Z"},{"layer":1,"createdAt":"2026-11-21T08:00:00Z"}],"digest":"sha256:19"}]
        """;

    private static readonly DateTimeOffset First = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Are_those_of_the_oldest_layer_of_a_registry_cache() =>
        Assert.Equal(First, Oldest($$"""{"layers":[{"blob":"sha256:15","parent":-1}],"records":{{Records}}}"""));

    [Fact]
    public void Are_those_of_the_oldest_layer_of_an_inline_cache_and_not_of_the_base_image() => Assert.Equal(First, Oldest($$"""
        {"created":"2026-11-24T00:00:00Z","history":[{"created":"1970-01-01T00:00:00Z"}],"moby.buildkit.cache.v0":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Records))}}"}
        """));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"records":[]}""")]
    [InlineData("""{"records":[{"digest":"sha256:18","layers":[]}]}""")]
    [InlineData("""{"records":null}""")]
    [InlineData("""{"created":"2026-11-24T00:00:00Z","moby.buildkit.cache.v0":null}""")]
    [InlineData("""{"records":[{"layers":[{"layer":0,"createdAt":"0001-01-01T00:00:00Z"}]}]}""")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"moby.buildkit.cache.v0":"!!!"}""")]
    [InlineData("""{"moby.buildkit.cache.v0":"bm90IGpzb24="}""")]
    [InlineData("""{"records":[{"layers":[1]}]}""")]
    [InlineData("""{"records":[{"layers":[{"createdAt":7}]}]}""")]
    public void Are_not_known_where_no_layer_says_one(string configuration) => Assert.Null(Oldest(configuration));

    private static DateTimeOffset? Oldest(string configuration) => CacheAge.Oldest(Encoding.UTF8.GetBytes(configuration));
}
