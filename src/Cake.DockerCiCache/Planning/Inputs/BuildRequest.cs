using System.Collections.ObjectModel;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>What a script asks for, checked and unchangeable.</summary>
internal sealed record BuildRequest
{
    public const string PlainProgress = "plain";

    /// <summary>The repository, without tag and digest.</summary>
    public required ImageReference Image { get; init; }

    /// <summary>The image's tags; at least one.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The Dockerfile as docker gets it.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>There is a <c>&lt;Dockerfile&gt;.dockerignore</c>, which docker finds only beside the file itself.</summary>
    public bool HasOwnIgnoreFile { get; init; }

    public string Context { get; init; } = ".";

    public string? Target { get; init; }

    /// <summary>A value of null is taken from docker's environment, as <c>--build-arg NAME</c> does.</summary>
    public IReadOnlyDictionary<string, string?> BuildArgs { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    public IReadOnlyDictionary<string, string> BuildContexts { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public IReadOnlyList<string> Secrets { get; init; } = [];

    public IReadOnlyList<string> Ssh { get; init; } = [];

    /// <summary>As <c>--platform</c> has it; several with commas.</summary>
    public string? Platform { get; init; }

    /// <summary>What docker takes for it from its environment where there is none; null when it is the builder's own.</summary>
    public string? DefaultPlatform { get; init; }

    public string? Network { get; init; }

    /// <summary>Further options as they are, such as <c>--add-host=a:1.2.3.4</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    public bool Pull { get; init; }

    public bool NoCache { get; init; }

    public string Progress { get; init; } = PlainProgress;

    /// <summary>docker writes the form from which is read what a build gave; without it nobody knows what a later push must be.</summary>
    public bool IsProgressRead => Progress == PlainProgress;

    /// <summary>The intermediate stages that get a cache image; null means all that the target needs.</summary>
    public IReadOnlyList<string>? CachedStages { get; init; }

    /// <summary>Where cache images are kept, without tag.</summary>
    public required ImageReference CacheRepository { get; init; }

    /// <summary>The cache images' tag; <c>{stage}</c> stands for the stage's name.</summary>
    public string CacheTag { get; init; } = "{stage}";

    public DockerCiCacheSources CacheSources { get; init; }

    public DockerCiCacheType CacheType { get; init; }

    /// <summary>Further attributes of <c>--cache-from</c> and <c>--cache-to</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> CacheOptions { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The intermediate stages' cache images are pushed as soon as they are built, while later stages build.</summary>
    public bool PushesCachesEarly { get; init; }

    /// <summary>A cache that can't be written fails the push.</summary>
    public bool IsCacheRequired { get; init; }

    /// <summary>The image is kept in the engine's image store; null means what the run suggests (<see cref="RunFacts.KeepsImage"/>).</summary>
    public bool? Load { get; init; }

    /// <summary>The builder's name; null means the current one.</summary>
    public string? Builder { get; init; }
}
