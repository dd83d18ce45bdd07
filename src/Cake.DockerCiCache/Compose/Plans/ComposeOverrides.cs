namespace Cake.DockerCiCache.Compose.Plans;

/// <summary>The override files of a plan: what compose builds with, and what writes caches after the images were pushed.</summary>
/// <param name="Build">With the caches that are read.</param>
/// <param name="WithoutSources">For builds that are repeated, or whose cache is damaged.</param>
/// <param name="Push">With the caches that the push writes; empty when it writes none.</param>
/// <param name="PushWithoutSources">The same for builds that left a damaged cache out, which is not read again, only replaced.</param>
internal sealed record ComposeOverrides(string Build, string WithoutSources, string Push, string PushWithoutSources)
{
    public static ComposeOverrides None { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty);
}
