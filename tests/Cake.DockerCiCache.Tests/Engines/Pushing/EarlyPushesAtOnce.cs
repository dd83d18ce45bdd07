using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Tests.Retrying;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Pushing;

public sealed class EarlyPushesAtOnce
{
    private readonly FakeCake cake = new();
    private readonly List<string> shown = [];
    private readonly FakeClock clock = new();

    [Fact]
    public void Are_no_more_than_the_setting_says()
    {
        var (running, most) = (0, 0);
        cake.Docker.Answer("push", DockerReply.Ok());
        cake.Docker.OnStart = _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.Yield();
            Interlocked.Decrement(ref running);
        };
        using (var early = Pushes(atOnce: 1))
        {
            foreach (var i in Enumerable.Range(1, 8))
            {
                early.Start($"a:{i}", $"{i}");
            }
        }

        Assert.Equal(1, most);
        Assert.Equal(8, cake.Docker.Calls.Count);
    }

    [Fact]
    public void Are_one_on_the_containerd_store_which_uploads_shared_layers_for_each() =>
        Assert.Equal([4, 4, 1], new[] { "20.10", "28.5", "28.5-containerd" }.Select(e => PushLimits.On(PlanEngines.All[e], RetryLimits.Default, 4).AtOnce));

    [Fact]
    public void Are_tried_again_and_say_so_with_their_other_lines()
    {
        cake.Docker.Answer("push", DockerReply.Fails("EOF"), DockerReply.Ok("1: digest: sha256:" + new string('a', 64) + " size: 1"));
        var early = Pushes(atOnce: 4);
        early.Start("a:1", "one");
        early.Dispose();
        Assert.Equal(["a:1"], early.Digests.Keys);
        Assert.Contains("[one] EOF\npush of a:1: retry 1 of 2 in 0.5 s, because EOF\n[one] 1: digest: sha256:aaa", string.Join('\n', shown), StringComparison.Ordinal);
    }

    private EarlyPushes Pushes(int atOnce) => new(
        new DockerTool(cake, new DockerCiBuildSettings()),
        new PushLimits(new RetryLimits(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(1)), atOnce),
        new RetryMeans(() => 0.5, clock, clock.Sleep, shown.Add),
        new Narration(shown.Add, shown.Add, title => { shown.Add(title); return new StringReader(string.Empty); }));
}
