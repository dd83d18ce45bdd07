using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>How images are pushed.</summary>
/// <param name="Retries">How often and how long a push is tried again.</param>
/// <param name="AtOnce">Pushes at the same time.</param>
internal sealed record PushLimits(RetryLimits Retries, int AtOnce)
{
    /// <summary>The limits on an engine.</summary>
    /// <remarks>
    /// The classic image store uploads a layer once, also where two pushes at the same time have it; the containerd store uploads it for
    /// each (measured, 28.5.2). So there one image goes after the other, whose layers still go side by side.
    /// </remarks>
    public static PushLimits On(EngineFacts engine, RetryLimits retries, int atOnce) => new(retries, engine.Store == ImageStore.Containerd ? 1 : atOnce);
}
