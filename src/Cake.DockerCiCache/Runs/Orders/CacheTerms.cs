using Cake.DockerCiCache.Planning.Caching;

namespace Cake.DockerCiCache.Runs.Orders;

/// <summary>Whose caches a run uses, and how long they are good.</summary>
internal sealed record CacheTerms
{
    /// <summary>Each branch has a cache of its own.</summary>
    public bool PerBranch { get; init; }

    public string? DefaultBranch { get; init; }

    /// <summary>How long a registry may take to answer.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>How long nothing may come of a cache while it is read.</summary>
    public TimeSpan FetchPatience { get; init; }

    /// <summary>The age from which cached layers are too old; null for never.</summary>
    public TimeSpan? RefreshAfter { get; init; }

    public bool Refresh { get; init; }

    public Freshness At(DateTimeOffset now) => new(now, RefreshAfter, Refresh);
}
