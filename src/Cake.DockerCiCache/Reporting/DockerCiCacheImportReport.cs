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

    /// <summary>Gets what the registry or the network said; null when the source was found.</summary>
    public string? Words { get; internal init; }
}
