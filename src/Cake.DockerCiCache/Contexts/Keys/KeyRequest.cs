using System.Collections.ObjectModel;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>Everything that a build's result depends on, as far as it is known.</summary>
internal sealed record KeyRequest
{
    public required StageGraph Graph { get; init; }

    public required string DockerfileText { get; init; }

    /// <summary>Gets what the engine would receive of the build context.</summary>
    public required ContextListing Context { get; init; }

    /// <summary>Gets the platforms that are built for, never empty: an engine's own is another on another machine.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>Gets the platform of the machine that builds, which stages may start from.</summary>
    public required string BuildPlatform { get; init; }

    public string? Target { get; init; }

    /// <summary>Gets the build arguments; the value of one with null is not known.</summary>
    public IReadOnlyDictionary<string, string?> BuildArgs { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>
    /// Gets the proxies that docker hands on as build arguments, by their variables; null when there are some and nobody knows which of
    /// them docker takes. They may hold passwords. See <see cref="ProxyArguments"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Proxies { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets the named build contexts: where each comes from.</summary>
    public IReadOnlyDictionary<string, string> BuildContexts { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets what the engine would receive of those named build contexts that are folders, by name.</summary>
    public IReadOnlyDictionary<string, ContextListing> Folders { get; init; } = ReadOnlyDictionary<string, ContextListing>.Empty;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public string? Network { get; init; }

    /// <summary>Gets further options, such as hosts and limits, as docker gets them.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Gets a value indicating whether a secret's value may change the result. Docker's cache says no.</summary>
    public bool SecretsMatter { get; init; }

    /// <summary>Gets the digests that images have now, by reference as written; see <see cref="NeededImages"/>.</summary>
    public IReadOnlyDictionary<string, string> ImageDigests { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets why an image's digest is not known, in words, by reference as written.</summary>
    public IReadOnlyDictionary<string, string> ImageFaults { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets the ONBUILD instructions in images, by reference as written; one that is not here is taken to have none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ImageTriggers { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;
}
