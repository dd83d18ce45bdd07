using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Runs.Pushing;

/// <summary>A cache in a registry that need not be written again: no step ran, and it has every layer of the image.</summary>
/// <remarks>
/// One export writes the layers of all stages, so a cache that has those of the image has the others as well. A copy with <c>--link</c>
/// may seem to have run (<see cref="VertexName.IsLinkedCopy"/>); in the target's own stage its layer is one of the image's, so that
/// the cache has it or not.
/// </remarks>
internal static class WholeCache
{
    /// <summary>What the build and the survey before it say: the cache was there, and nothing is new. A build whose steps nobody read says nothing.</summary>
    public static bool CanBe(string cache, FinishedBuild build, CacheSurvey? survey) =>
        !build.LeftCacheOut && survey?.Found.Contains(cache) == true && build.Vertices.Where(v => v.Name.IsStep).ToList() is { Count: > 0 } steps && steps.TrueForAll(s => s.Outcome == VertexOutcome.Cached || WasOnlyLinked(s, build.Label));

    /// <summary>The cache as the registry has it; null where it has not every layer of the image.</summary>
    public static RegistryManifest? Of(RegistryClient registry, string cache, RegistryManifest image) =>
        registry.Manifest(cache) is RegistryAnswer<RegistryManifest>.Found { Value: var kept } && HasLayersOf(image, kept) ? kept : null;

    private static bool WasOnlyLinked(BuildVertex step, string target) =>
        step is { Name.IsLinkedCopy: true, Outcome: VertexOutcome.Done, Error: null, ReplacedCache: false } && string.Equals(step.Name.Stage ?? target, target, StringComparison.OrdinalIgnoreCase);

    private static bool HasLayersOf(RegistryManifest image, RegistryManifest cache) =>
        ImageJson.Layers(image.Content) is { Count: > 0 } layers && ImageJson.Layers(cache.Content) is { } kept && layers.ToHashSet(StringComparer.Ordinal).IsSubsetOf(kept);
}
