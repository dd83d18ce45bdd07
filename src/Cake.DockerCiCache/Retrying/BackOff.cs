namespace Cake.DockerCiCache.Retrying;

/// <summary>How long to wait before each retry: exponential, with full jitter, so that jobs that failed together do not come back together.</summary>
/// <remarks>"Full jitter" of aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter.</remarks>
/// <param name="limits">The limits.</param>
/// <param name="random">A number from 0 up to, but not with, 1.</param>
internal sealed class BackOff(RetryLimits limits, Func<double> random)
{
    private const int MostDoublings = 30;

    /// <summary>The wait before a retry; null when there is to be none.</summary>
    /// <param name="retry">1 for the first.</param>
    /// <param name="fault">Why the try before failed.</param>
    /// <param name="sinceFirstFault">The time that retrying has taken so far.</param>
    public TimeSpan? DelayBefore(int retry, Fault fault, TimeSpan sinceFirstFault)
    {
        if (!fault.CanPass || retry >= limits.Attempts)
        {
            return null;
        }

        var left = limits.TotalTime - sinceFirstFault;
        var asked = fault.RetryAfter ?? TimeSpan.Zero;
        if (asked > left || left < TimeSpan.Zero)
        {
            return null;
        }

        // To come back earlier than asked would only be refused again; the jitter comes on top.
        var delay = asked + (random() * Bound(fault.RetryAfter is null ? retry : 1));
        return delay < left ? delay : left;
    }

    private TimeSpan Bound(int retry)
    {
        var doubled = limits.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(retry - 1, MostDoublings));
        return TimeSpan.FromSeconds(Math.Min(doubled, limits.LongestDelay.TotalSeconds));
    }
}
