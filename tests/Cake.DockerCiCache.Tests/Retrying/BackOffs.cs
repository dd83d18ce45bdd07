using Cake.DockerCiCache.Retrying;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Retrying;

public sealed class BackOffs
{
    private static readonly Gen<TimeSpan> Times = Gen.Double[0, 10_000].Select(TimeSpan.FromSeconds);
    private static readonly Gen<RetryLimits> Limits =
        Gen.Select(Gen.Int[1, 100], Times, Times, Times, (attempts, first, longest, total) => new RetryLimits(attempts, first, longest, total));

    [Fact]
    public void Are_never_negative_nor_longer_than_the_limits()
    {
        Gen.Select(Limits, Gen.Int[1, 200], Gen.Double[0, 0.999], Times).Sample((limits, retry, random, passed) =>
        {
            var delay = new BackOff(limits, () => random).DelayBefore(retry, new Fault("EOF", true), passed);
            return delay is null
                ? retry >= limits.Attempts || passed > limits.TotalTime
                : delay >= TimeSpan.Zero && delay <= limits.LongestDelay && passed + delay <= limits.TotalTime;
        });
    }

    [Fact]
    public void Are_never_shorter_than_the_registry_asks()
    {
        Gen.Select(Limits, Gen.Int[1, 200], Gen.Double[0, 0.999], Times, Times).Sample((limits, retry, random, passed, asked) =>
        {
            var delay = new BackOff(limits, () => random).DelayBefore(retry, new Fault("429", true) { RetryAfter = asked }, passed);
            return delay is null
                ? retry >= limits.Attempts || passed + asked > limits.TotalTime
                : delay >= asked && delay <= asked + limits.FirstDelay && passed + delay <= limits.TotalTime;
        });
    }

    [Fact]
    public void Are_none_for_what_can_not_pass()
    {
        Gen.Select(Limits, Gen.Int[1, 200], Times).Sample((limits, retry, passed) =>
            new BackOff(limits, () => 0.5).DelayBefore(retry, new Fault("401", false) { RetryAfter = TimeSpan.Zero }, passed) is null);
    }

    [Fact]
    public void Double_up_to_the_longest()
    {
        var backOff = new BackOff(new RetryLimits(9, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)), () => 0.5);
        Assert.Equal(
            [0.5, 1, 2, 4, 5, 5],
            Enumerable.Range(1, 6).Select(retry => backOff.DelayBefore(retry, new Fault("EOF", true), TimeSpan.Zero)!.Value.TotalSeconds));
    }
}
