using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines;

/// <summary>How images are pushed.</summary>
/// <param name="Retries">How often and how long a push is tried again.</param>
/// <param name="AtOnce">Pushes at the same time, after the first.</param>
internal sealed record PushLimits(RetryLimits Retries, int AtOnce)
{
    public static PushLimits Default { get; } = new(RetryLimits.Default, 4);
}
