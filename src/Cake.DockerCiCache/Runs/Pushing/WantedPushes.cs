using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Runs.Pushing;

/// <summary>What is to be pushed.</summary>
/// <param name="Images">The images.</param>
/// <param name="Caches">Their cache images.</param>
internal sealed record WantedPushes(IReadOnlyList<string> Images, IReadOnlyList<string> Caches)
{
    /// <summary>
    /// All go to one repository, to which docker uploads a layer once for all pushes of a moment. To another one layers are taken over from
    /// the images' repository, where they have to be before.
    /// </summary>
    public bool AreInOneRepository => Images.Concat(Caches).Select(r => ImageReference.Parse(r).Repository).Distinct(StringComparer.Ordinal).Count() == 1;
}
