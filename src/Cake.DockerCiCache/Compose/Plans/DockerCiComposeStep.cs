using System.Collections.ObjectModel;

namespace Cake.DockerCiCache;

/// <summary>One command of a compose plan.</summary>
public sealed record DockerCiComposeStep
{
    /// <summary>Gets the service for which it is run.</summary>
    public required string Service { get; init; }

    /// <summary>Gets what is done: <c>stage</c> (docker builds an intermediate stage), <c>service</c> (compose builds the service) or <c>tag</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the stage's name or BuildKit's name for it, for example <c>stage-2</c>; the service's where the Dockerfile is not known.</summary>
    public required string Label { get; init; }

    /// <summary>Gets a value indicating whether the image was built a step before and is built again, from the engine's own cache, to write its cache whole.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>Gets the full references the image gets.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Gets the cache sources.</summary>
    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    /// <summary>Gets the cache exports in the form of <c>--cache-to</c>.</summary>
    public IReadOnlyList<string> CacheTo { get; init; } = [];

    /// <summary>Gets the command: <c>docker</c>, <c>docker compose</c> or <c>docker-compose</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Gets its arguments; <c>{override}</c> stands for the path of the override file, which exists only during the run.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>
    /// Gets the arguments of the compose that writes the cache after the images were pushed, from what was built; <c>{override}</c> stands for
    /// another override file. Empty where the build itself writes the cache, or nothing does.
    /// </summary>
    public IReadOnlyList<string> PushArguments { get; init; } = [];

    /// <summary>Gets the reference that it is written to; null where it is not.</summary>
    internal string? CacheReference { get; init; }

    /// <summary>Gets the Dockerfile's text for standard input, where a stage gets a name for this build or the compose file holds the Dockerfile.</summary>
    internal string? StandardInput { get; init; }

    /// <summary>Gets the values of build arguments that are named like secrets, and of the variables of build secrets that only compose knows.</summary>
    internal IReadOnlyDictionary<string, string> SecretEnvironment { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
