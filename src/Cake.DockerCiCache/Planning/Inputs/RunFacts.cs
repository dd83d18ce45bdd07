using System.Collections.Frozen;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>What is known of this run beside the request and the engine.</summary>
internal sealed record RunFacts
{
    /// <summary>Nothing is known: one cache for all, nobody asked the registry, everything may be pushed.</summary>
    public static RunFacts Unknown { get; } = new();

    /// <summary>Whose caches are read, and whose is written.</summary>
    public CacheScopes Scopes { get; init; } = CacheScopes.OneForAll;

    /// <summary>What the registry has; null when it was not asked.</summary>
    public CacheSurvey? Survey { get; init; }

    /// <summary>The names of the local caches that are there; null when nobody looked.</summary>
    public IReadOnlySet<string>? CacheFolders { get; init; }

    /// <summary>Why nothing may be pushed; null when it may.</summary>
    public string? NoPush { get; init; }

    /// <summary>The image is wanted in the engine's image store, because this run is not one that pushes.</summary>
    public bool KeepsImage { get; init; }

    /// <summary>The caches whose layers are too old to be used, where stages can be built anew one by one.</summary>
    public IReadOnlySet<string> TooOld { get; init; } = FrozenSet<string>.Empty;

    /// <summary>What is known of the image's content key; null where nobody asks for one.</summary>
    public KeyFacts? Key { get; init; }

    /// <summary>Why everything is built anew although the caches are there; null when it is not.</summary>
    public string? Refresh { get; init; }
}
