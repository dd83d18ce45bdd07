using System.Collections.ObjectModel;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>What the registry said about the cache references that a plan may read.</summary>
/// <param name="Found">Those that are there.</param>
/// <param name="Missing">Those that are not.</param>
/// <param name="Unusable">Those that must not be read, because their registry says nothing and would hang the build.</param>
/// <remarks>A reference in none of the three was refused or not understood: docker may know more, so it is left to docker.</remarks>
internal sealed record CacheSurvey(IReadOnlySet<string> Found, IReadOnlySet<string> Missing, IReadOnlySet<string> Unusable)
{
    /// <summary>Nothing was asked.</summary>
    public static CacheSurvey Nothing { get; } = new(ReadOnlySet<string>.Empty, ReadOnlySet<string>.Empty, ReadOnlySet<string>.Empty);

    /// <summary>Those that are there, but of which a part is gone or cut.</summary>
    public IReadOnlySet<string> Damaged { get; init; } = ReadOnlySet<string>.Empty;

    /// <summary>How old the oldest layer of those is whose age was asked for.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Ages { get; init; } = ReadOnlyDictionary<string, TimeSpan>.Empty;

    /// <summary>The first of the candidates that is there; where none is known to be there, all of which nothing is known.</summary>
    /// <remarks>One at the most where it is known: two inline caches that overlap make unchanged steps run again (CONTRIBUTING.md, "Which cache sources are exact").</remarks>
    public IReadOnlyList<string> First(IReadOnlyList<string> candidates) =>
        candidates.FirstOrDefault(Found.Contains) is { } first ? [first] : Usable(candidates);

    /// <summary>The candidates that are there, or of which nothing is known.</summary>
    public IReadOnlyList<string> Usable(IReadOnlyList<string> candidates) => [.. candidates.Where(c => !Missing.Contains(c) && !Unusable.Contains(c) && !Damaged.Contains(c))];
}
