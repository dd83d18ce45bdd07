using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>The cache of a service's own build.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="From">What the build reads, without the sources of the compose file.</param>
/// <param name="To">The exports, in the form of <c>--cache-to</c>; empty when this run writes none.</param>
internal sealed record ServiceCache(DockerCiCacheType Type, IReadOnlyList<string> From, IReadOnlyList<string> To)
{
    public const string Inline = "type=inline";

    /// <summary>The reference that holds it; null when it is in no registry, or is not written there.</summary>
    public string? Reference { get; init; }

    /// <summary>The build is repeated from the engine's own cache, to write its inline cache whole.</summary>
    public bool IsWrittenTwice { get; init; }

    public bool IsInline => Type == DockerCiCacheType.Inline;

    /// <summary>It is written after the images were pushed; all others with the build: what keeps them is not the registry.</summary>
    public bool IsWrittenByPush => Type == DockerCiCacheType.Registry && To.Count > 0;

    /// <summary>The cache of a plan's target.</summary>
    public static ServiceCache Of(PlanInput input, DockerCiBuildPlan plan)
    {
        var own = plan.Steps.Where(s => s.Stage == input.Build.Graph.Target).ToList();
        var cache = new ServiceCache(plan.Cache, own[0].CacheFrom, own[0].CacheTo) { IsWrittenTwice = own.Exists(s => s.IsRepeat) };
        return cache with { Reference = cache.IsInline ? own[0].Tags[^1] : cache.IsWrittenByPush ? plan.Pushes.Except(input.ImageTags, StringComparer.Ordinal).Single() : null };
    }
}
