using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>How long a registry is waited for.</summary>
/// <param name="Patience">The longest that one request may take; silence is not tried again.</param>
/// <param name="Retries">How often and how long the other faults that can pass are tried again.</param>
/// <param name="AtOnce">Requests at the same time.</param>
internal sealed record RegistryLimits(TimeSpan Patience, RetryLimits Retries, int AtOnce)
{
    public static RegistryLimits Default { get; } = new(
        TimeSpan.FromSeconds(5),
        new RetryLimits(3, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)),
        16);
}
