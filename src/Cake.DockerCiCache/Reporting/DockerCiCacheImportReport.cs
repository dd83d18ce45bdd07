namespace Cake.DockerCiCache;

/// <summary>What came of one cache source (<c>--cache-from</c>).</summary>
public sealed class DockerCiCacheImportReport
{
    internal DockerCiCacheImportReport()
    {
    }

    /// <summary>Gets the reference of the cache source.</summary>
    public string Reference { get; internal init; } = string.Empty;

    /// <summary>Gets the outcome: <c>found</c>, <c>missing</c>, <c>refused</c> or <c>unreachable</c>; none of them fails a build.</summary>
    public string Outcome { get; internal init; } = string.Empty;

    /// <summary>Gets the age of its oldest layer in days, where a limit was set (<c>Cache.RefreshAfter</c>) and the cache says it; else null.</summary>
    public double? AgeDays { get; internal init; }

    /// <summary>Gets what the registry or the network said; null when the source was found.</summary>
    public string? Words { get; internal init; }
}
