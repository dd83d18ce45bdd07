using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Finishes a build whose cache is damaged without that cache, so that a cache never breaks a build.</summary>
/// <remarks>
/// Corrupt, cut and missing layers fail a build with every kind of cache (design, section 5, rule 15). BuildKit may have taken the
/// damaged layer's record over into its own cache before it fetched it; then the build is run once more with nothing from any cache.
/// A failure of the Dockerfile's own step is told apart and never run twice.
/// </remarks>
internal sealed class CachelessBuild(Action<string> warn)
{
    /// <param name="what">What is built, for the warning.</param>
    /// <param name="caches">The cache sources of the first attempt.</param>
    /// <param name="attempts">As planned, without the sources, and with nothing from any cache.</param>
    public BuildAttempt Run(string what, IReadOnlyList<string> caches, IEnumerable<Func<BuildAttempt>> attempts)
    {
        BuildAttempt.Failed? last = null;
        foreach (var attempt in attempts)
        {
            var outcome = attempt();
            if (outcome is not BuildAttempt.Failed { IsOfCache: true } failed)
            {
                return outcome is BuildAttempt.Built built ? Finished(built.Build, last is not null, what, caches) : outcome;
            }

            // One warning for people; that the builder's own cache has to be left out as well is no news.
            if (last is null)
            {
                warn($"{what}: {Named(caches)} could not be used and is left out ({failed.Cause!.Line}); a push replaces it");
            }

            last = failed;
        }

        return last!;
    }

    // An engine may go on by itself without a layer that it can't fetch, and without a cache that it can't write.
    private BuildAttempt.Built Finished(FinishedBuild build, bool isCacheless, string what, IReadOnlyList<string> caches)
    {
        if (!isCacheless && CacheFetch.FailureIn(build.Vertices) is { } words)
        {
            warn($"{what}: a layer of {Named(caches)} could not be fetched, so its step ran again ({SecretValues.RedactKnown(words)}); a push replaces it");
        }

        foreach (var import in CacheFetch.BrokenImports(build.Vertices))
        {
            warn($"{what}: the cache {import.Reference} is in the registry, but its manifest could not be fetched, so nothing came from it ({SecretValues.RedactKnown(import.Words!)}); a push replaces it");
        }

        foreach (var failure in build.CacheFailures)
        {
            warn($"{what}: its cache could not be written ({failure})");
        }

        return new(build with { LeftCacheOut = isCacheless });
    }

    private static string Named(IReadOnlyList<string> caches) => caches.Count == 0 ? "the builder's cache" : string.Join(", ", caches);
}
