using System.Collections.ObjectModel;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>What later steps and jobs may want to know about a build and its push.</summary>
internal sealed record RunOutput
{
    /// <summary>What was built, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The image's repository; null where there are several images.</summary>
    public string? Image { get; init; }

    /// <summary>The full references of what was built, without cache images.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    public required DockerCiReport Report { get; init; }

    /// <summary>The report's file; null when none was written.</summary>
    public string? ReportFile { get; init; }

    /// <summary>The registry's digest of each reference that was pushed.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What part of the steps came from the cache, from 0 to 1; null when no steps were seen.</summary>
    public double? CacheHitRatio => Report.StepsRun + Report.StepsCached > 0 ? Math.Round(Report.CachedRatio, 3) : null;

    /// <summary>The image's digest; null before it is pushed.</summary>
    public string? Digest => Image is null ? null : Pushed.FirstOrDefault().Digest;

    /// <summary>The tags that were pushed.</summary>
    public IEnumerable<(string Reference, string Digest)> Pushed =>
        Tags.Select(t => (Reference: t, Digest: Digests.GetValueOrDefault(t, string.Empty))).Where(p => p.Digest.Length > 0);
}
