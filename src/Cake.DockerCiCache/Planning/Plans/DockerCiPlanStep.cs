using System.Text.Json.Serialization;

namespace Cake.DockerCiCache;

/// <summary>One <c>docker build</c> of the plan.</summary>
public sealed record DockerCiPlanStep
{
    /// <summary>Gets the index of the stage that is built.</summary>
    public required int Stage { get; init; }

    /// <summary>Gets the stage's name or BuildKit's name for it, for example <c>stage-2</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Gets the value of <c>--target</c>; null when the last stage is built without one.</summary>
    public required string? Target { get; init; }

    /// <summary>Gets a value indicating whether the image was built a step before and is built again, from the engine's own cache, to write its cache whole.</summary>
    public required bool IsRepeat { get; init; }

    /// <summary>
    /// Gets a value indicating whether the stage's image is built only if a step of it, or of what it is made of, ran in the builds before, or
    /// where that is not known. Otherwise the one that the registry has stays, and neither its layers nor its tag come into the engine's store.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyIfChanged { get; init; }

    /// <summary>Gets the full references the built image gets.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Gets the cache sources, as references.</summary>
    public required IReadOnlyList<string> CacheFrom { get; init; }

    /// <summary>Gets the cache exports in the form of <c>--cache-to</c>.</summary>
    public required IReadOnlyList<string> CacheTo { get; init; }

    /// <summary>Gets the build arguments; values of arguments that are named like secrets are <c>***</c>.</summary>
    public required IReadOnlyDictionary<string, string?> BuildArgs { get; init; }

    /// <summary>Gets the exact arguments of docker. They hold no secret: a build argument that is named like one travels through the environment.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>
    /// Gets the exact arguments of the docker that pushes the image straight from the builder and writes the cache; empty where
    /// <c>docker push</c> pushes it from the engine's image store.
    /// </summary>
    public IReadOnlyList<string> PushArguments { get; init; } = [];

    /// <summary>
    /// Gets what <c>DockerCiBuild</c> pushes already (<c>PushCachesEarly</c>): the stage's cache image, in the background after this build, or,
    /// where only the builder has the image, the reference under which the build itself pushes it; null where all is left to <c>DockerCiPush</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EarlyPush { get; init; }

    /// <summary>Gets a value indicating whether only the builder has the image, until it is pushed.</summary>
    public bool IsHeldInBuilder { get; init; }

    /// <summary>Gets the Dockerfile's text for standard input, where the stage has no name of its own and gets one for this build.</summary>
    internal string? StandardInput { get; init; }
}
