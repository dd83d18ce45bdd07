using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache.Tests.Engines;

public sealed class PushQueues
{
    private readonly PushQueue queue = new(new(["a:1", "a:2"], ["a:one", "a:two"]));

    [Fact]
    public void Give_one_image_at_a_time_and_caches_beside_it()
    {
        Assert.Equal(["a:1", "a:one", "a:two", null], Next(4));
        Ended("a:one", 0);
        Assert.Null(queue.Next());
        Ended("a:1", 0);
        Assert.Equal(["a:2", null], Next(2));
    }

    [Fact]
    public void Give_no_further_cache_after_one_failed()
    {
        Assert.Equal(["a:1", "a:one"], Next(2));
        Ended("a:one", 1);
        Assert.Null(queue.Next());
        Ended("a:1", 0);
        Assert.Equal(["a:2", null], Next(2));
    }

    [Fact]
    public void Give_nothing_after_an_image_failed()
    {
        Assert.Equal(["a:1", "a:one"], Next(2));
        Ended("a:1", 1);
        Assert.Null(queue.Next());
    }

    private List<string?> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => queue.Next())];

    private void Ended(string reference, int exitCode) => queue.Ended(new(reference, new(exitCode, [], [])));
}
