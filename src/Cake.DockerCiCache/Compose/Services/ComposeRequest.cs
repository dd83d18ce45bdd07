using System.Collections.ObjectModel;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>What a script asks for, checked and unchangeable.</summary>
internal sealed record ComposeRequest
{
    /// <summary>The compose files in order; empty where compose finds none either.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public string? ProjectName { get; init; }

    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The services to build; null means all that have a <c>build</c> section.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>Build arguments of every service, over those of the files.</summary>
    public IReadOnlyDictionary<string, string?> BuildArgs { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Images of services, over those of the files.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Where cache images are kept; null means in the repository of each service's image.</summary>
    public ImageReference? CacheRepository { get; init; }

    /// <summary>The cache images' tag; <c>{service}</c> and <c>{stage}</c> stand for the names.</summary>
    public string CacheTag { get; init; } = "{service}-{stage}";

    public IReadOnlyList<string>? CachedStages { get; init; }

    public DockerCiCacheSources CacheSources { get; init; }

    /// <summary>What compose takes for the platform of services that have none; null when it is the builder's own.</summary>
    public string? DefaultPlatform { get; init; }

    public bool Pull { get; init; }

    public bool NoCache { get; init; }

    public DockerCiCacheType CacheType { get; init; }

    /// <summary>Further attributes of cache sources and exports, by name.</summary>
    public IReadOnlyDictionary<string, string> CacheOptions { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>A cache that can't be written fails the push.</summary>
    public bool IsCacheRequired { get; init; }

    /// <summary>The builder's name; null means the current one.</summary>
    public string? Builder { get; init; }
}
