namespace Cake.DockerCiCache.Retrying;

/// <summary>How often and how long something is tried again.</summary>
/// <param name="Attempts">Tries in all, the first one included.</param>
/// <param name="FirstDelay">The longest wait before the first retry; each further one may be twice as long.</param>
/// <param name="LongestDelay">No wait of our own choice is longer; only a registry's <c>Retry-After</c> may be.</param>
/// <param name="TotalTime">After the first fault no retry starts later than this, so that a long push that fails at its end is retried, too.</param>
internal sealed record RetryLimits(int Attempts, TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan TotalTime)
{
    public static RetryLimits Default { get; } = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2));

    /// <summary>One try.</summary>
    public static RetryLimits None { get; } = new(1, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}
