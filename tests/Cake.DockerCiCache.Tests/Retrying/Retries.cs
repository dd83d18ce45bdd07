using Cake.DockerCiCache.Retrying;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Retrying;

public sealed class Retries
{
    private static readonly RetryLimits Limits = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));

    private readonly FakeClock clock = new();
    private readonly List<string> shown = [];
    private int tries;

    [Fact]
    public void Are_none_when_the_first_try_succeeds()
    {
        Assert.Null(Run(Limits, [null]));
        Assert.Equal(1, tries);
        Assert.Empty(shown);
    }

    [Fact]
    public void Go_on_until_one_succeeds_each_with_a_line()
    {
        Assert.Null(Run(Limits, "read: connection reset by peer", "received unexpected HTTP status: 503 Service Unavailable\n", null));
        Assert.Equal(
            [
                "push of acme/web: retry 1 of 4 in 0.5 s, because read: connection reset by peer",
                "push of acme/web: retry 2 of 4 in 1.0 s, because received unexpected HTTP status: 503 Service Unavailable",
            ],
            shown);
        Assert.Equal(TimeSpan.FromSeconds(1.5), clock.GetElapsedTime(0));
    }

    [Fact]
    public void Give_the_last_fault_when_the_limits_are_reached()
    {
        Assert.Equal("5: EOF", Run(Limits, "1: EOF", "2: EOF", "3: EOF", "4: EOF", "5: EOF", null));
        Assert.Equal(4, shown.Count);
    }

    [Fact]
    public void Are_none_for_what_can_not_pass()
    {
        Assert.Equal("denied", Run(Limits, "EOF", "denied", null));
        Assert.Equal(2, tries);
    }

    [Fact]
    public void Wait_as_long_as_the_registry_asks()
    {
        var outcomes = new Queue<Fault?>([new Fault("429 Too Many Requests", true) { RetryAfter = TimeSpan.FromSeconds(20) }, null]);
        new Retry(Limits, new RetryMeans(() => 0.5, clock, clock.Sleep, shown.Add)).Run("question", outcomes.Dequeue, fault => fault);
        Assert.Equal(["question: retry 1 of 4 in 20.5 s, because 429 Too Many Requests"], shown);
    }

    [Fact]
    public void Never_take_longer_nor_try_more_often_than_the_limits()
    {
        var time = Gen.Double[0, 100].Select(TimeSpan.FromSeconds);
        Gen.Select(Gen.Int[1, 20], time, time, time, Gen.Double[0, 0.999]).Sample((attempts, first, longest, total, random) =>
        {
            var (own, count) = (new FakeClock(), 0);
            new Retry(new RetryLimits(attempts, first, longest, total), new RetryMeans(() => random, own, own.Sleep, _ => { }))
                .Run("x", () => ++count, _ => new Fault("EOF", true));
            return count <= attempts && own.GetElapsedTime(0) <= total;
        });
    }

    private string? Run(RetryLimits limits, params string?[] outcomes) =>
        new Retry(limits, new RetryMeans(() => 0.5, clock, clock.Sleep, shown.Add))
            .Run("push of acme/web", () => outcomes[tries++], words => words is null ? null : Fault.Of(words));
}
