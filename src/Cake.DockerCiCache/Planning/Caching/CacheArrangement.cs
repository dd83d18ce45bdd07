using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>The order of the builds and what each of them reads, with the reason.</summary>
/// <remarks>
/// An arrangement is exact when no step whose inputs did not change runs again on an empty machine, generation after generation;
/// how that was measured stands in CONTRIBUTING.md, "Which cache sources are exact".
/// <list type="bullet">
/// <item>Two inline caches that know the same step can hide its layer from BuildKit 0.25 (solver/combinedcache.go keeps one key
/// per step over all sources), so a build reads one source only.</item>
/// <item>Before BuildKit 0.14 an image that was rebuilt from an imported inline cache may lose its own on the classic image store
/// (moby/buildkit#2274). Building it again from the engine's own cache, without sources, writes it whole. There one build of the
/// target reads all caches, and fetches no layer of a stage of which no step has to run.</item>
/// </list>
/// </remarks>
/// <param name="Sources">What each build reads.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="TargetComesFirst">The target is built first, then the other stages.</param>
/// <param name="BuildsAgain">An image is built a second time without cache sources, unless it is the one that the registry has.</param>
internal sealed record CacheArrangement(DockerCiCacheSources Sources, string Reason, bool TargetComesFirst, bool BuildsAgain)
{
    private const string AllAtOnce = "the target is built with all its stages side by side, the other stages' images come from that build";

    private const string OneByOne = "target by target, so that each stage's image is pushed while the next one builds";

    private const string Again = "; built again where that gives another image than the registry has, as this engine may lose the cache it writes";

    /// <summary>Each build reads the caches of all stages, and stages other than the target are built only where a step of theirs ran.</summary>
    public bool ReadsAll { get; init; }

    /// <summary>Chooses.</summary>
    /// <param name="request">What is to be built.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="isCold">No cache is there.</param>
    /// <param name="pushesEarly">Each stage's image is pushed while the next one builds.</param>
    /// <param name="isComplete">The registry has the caches of all stages, in the scope that the run writes, and none is too old.</param>
    public static CacheArrangement Choose(BuildRequest request, EngineFacts engine, bool isCold = false, bool pushesEarly = false, bool isComplete = false)
    {
        if (request.NoCache)
        {
            // The target's build is the one that builds anew, so it comes first.
            return new(request.CacheSources, $"no cache is read; {AllAtOnce}", true, false);
        }

        if (isCold)
        {
            return new(request.CacheSources, $"there is no cache yet; {(pushesEarly ? OneByOne : AllAtOnce)}", !pushesEarly, false);
        }

        if (engine.MayLoseInlineCaches && isComplete && !pushesEarly && request.CacheSources == DockerCiCacheSources.OwnImage)
        {
            return new(request.CacheSources, $"the target is built first, from the caches of all stages; another stage's image is built only where a step of it ran{Again}", true, true) { ReadsAll = true };
        }

        var reason = request.CacheSources == DockerCiCacheSources.Chain
            ? "the chain that the settings ask for; overlapping sources can make BuildKit run unchanged steps again"
            : "each stage reads its own image; what it depends on was built just before";
        return new(request.CacheSources, engine.MayLoseInlineCaches ? reason + Again : reason, false, engine.MayLoseInlineCaches);
    }

    /// <summary>The stages in the order of their builds.</summary>
    public IEnumerable<int> Order(IReadOnlyList<int> cached) =>
        TargetComesFirst ? cached.Skip(cached.Count - 1).Concat(cached.Take(cached.Count - 1)) : cached;

    /// <summary>The stages whose cache images the build at <paramref name="position"/> of <paramref name="cached"/> reads.</summary>
    public IEnumerable<int> SourcesOf(IReadOnlyList<int> cached, int position) =>
        ReadsAll ? cached : Sources == DockerCiCacheSources.Chain ? cached.Take(position + 1) : [cached[position]];
}
