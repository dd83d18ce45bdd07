namespace Cake.DockerCiCache.Planning;

/// <summary>The order of the builds and the sources of each, with the reason.</summary>
/// <remarks>
/// Measured on real engines (CONTRIBUTING.md, "Which sources are exact"): an arrangement is exact when no step whose inputs
/// did not change runs again on an empty machine, generation after generation.
/// </remarks>
internal sealed record CacheArrangement(DockerCiCacheSources Sources, string Reason)
{
    public bool TargetComesFirst => Sources == DockerCiCacheSources.TargetFirst;

    public static CacheArrangement Choose(BuildRequest request, EngineFacts engine)
    {
        if (request.NoCache)
        {
            return new(DockerCiCacheSources.TargetFirst, "no cache is read: the target is built anew, the other stages' images are taken from that build");
        }

        return request.CacheSources switch
        {
            DockerCiCacheSources.Auto when engine.MayLoseInlineCaches => new(
                DockerCiCacheSources.TargetFirst, "the target is built first, all stages read all images: stage by stage, BuildKit before Docker 27 loses cached steps"),
            DockerCiCacheSources.Auto => new(
                DockerCiCacheSources.OwnImage, "each stage reads its own image only: overlapping sources make BuildKit run unchanged steps again"),
            var chosen => new(chosen, "as the settings say"),
        };
    }

    /// <summary>The stages in the order of their builds.</summary>
    public IEnumerable<int> Order(IReadOnlyList<int> cached) =>
        TargetComesFirst ? cached.Skip(cached.Count - 1).Concat(cached.Take(cached.Count - 1)) : cached;

    /// <summary>The stages whose cache images the build at <paramref name="position"/> of <paramref name="cached"/> reads.</summary>
    public IEnumerable<int> SourcesOf(IReadOnlyList<int> cached, int position) => Sources switch
    {
        DockerCiCacheSources.TargetFirst => cached,
        DockerCiCacheSources.Chain => cached.Take(position + 1),
        _ => [cached[position]],
    };
}
