using System.Diagnostics;

namespace Cake.DockerCiCache.Benchmarks.Links;

/// <summary>Lets bytes pass at a rate; all connections of one direction share one.</summary>
/// <remarks>
/// Kept as the moment at which the bucket will be full again: a timer that wakes late does not lower the rate, as the next moment
/// follows from the one before and not from the clock.
/// </remarks>
internal sealed class TokenBucket(double? bytesPerSecond)
{
    // What may pass at once after a pause, as a time: small, so that short answers are slowed down too.
    private static readonly long Burst = Stopwatch.Frequency / 50;

    private readonly Lock gate = new();
    private long next;

    /// <summary>Waits until this many bytes may pass.</summary>
    public Task TakeAsync(int bytes, CancellationToken cancellation) =>
        bytesPerSecond is { } rate && Due((long)(bytes / rate * Stopwatch.Frequency)) is { Ticks: > 0 } wait
            ? Task.Delay(wait, cancellation)
            : Task.CompletedTask;

    private TimeSpan Due(long ticks)
    {
        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            next = Math.Max(next, now - Burst) + ticks;
            return Stopwatch.GetElapsedTime(now, next);
        }
    }
}
