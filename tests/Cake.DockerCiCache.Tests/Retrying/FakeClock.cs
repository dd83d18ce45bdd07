namespace Cake.DockerCiCache.Tests.Retrying;

/// <summary>A clock that only sleeping moves.</summary>
internal sealed class FakeClock : TimeProvider
{
    private TimeSpan time;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => time.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + time;

    public void Sleep(TimeSpan delay) => time += delay;
}
