using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines;

/// <summary>What is to be pushed.</summary>
/// <param name="Images">The images, which go one after the other: what they have in common is uploaded once, also to several repositories.</param>
/// <param name="Caches">Their cache images, several at once.</param>
internal sealed record WantedPushes(IReadOnlyList<string> Images, IReadOnlyList<string> Caches)
{
    public IEnumerable<string> All => Images.Concat(Caches);

    /// <summary>
    /// What goes at the same time. Caches go beside the images in one repository alone, as docker uploads a layer once for all pushes of a
    /// moment to a repository; in another one the layers are taken over from the images' repository, where they have to be before.
    /// </summary>
    public IEnumerable<WantedPushes> Rounds =>
        All.Select(r => ImageReference.Parse(r).Repository).Distinct(StringComparer.Ordinal).Count() > 1
            ? [this with { Caches = [] }, this with { Images = [] }]
            : [this];

    public WantedPushes Where(Func<string, bool> isWanted) => new([.. Images.Where(isWanted)], [.. Caches.Where(isWanted)]);
}
