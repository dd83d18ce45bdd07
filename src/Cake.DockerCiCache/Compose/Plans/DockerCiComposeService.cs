namespace Cake.DockerCiCache;

/// <summary>A service of a compose plan.</summary>
public sealed record DockerCiComposeService
{
    /// <summary>Gets the service's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the image with its tag; compose's own name for it where nobody chose one.</summary>
    public required string Image { get; init; }

    /// <summary>Gets a value indicating whether somebody chose the image's name, so that it can be pushed.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Gets the build context; a password in its address is <c>***</c>.</summary>
    public required string Context { get; init; }

    /// <summary>Gets the Dockerfile; <c>-</c> where the compose file holds its text; null where only BuildKit can fetch it.</summary>
    public required string? Dockerfile { get; init; }

    /// <summary>Gets the stage that is built; null for the last one.</summary>
    public required string? Target { get; init; }

    /// <summary>Gets the name of that stage, or BuildKit's name for it.</summary>
    public required string TargetLabel { get; init; }

    /// <summary>Gets the service with whose name the stages' caches are kept: services that build one Dockerfile alike share them.</summary>
    public required string CacheOwner { get; init; }

    /// <summary>Gets the cache image of the service's own build; null when no cache is kept.</summary>
    public required string? CacheImage { get; init; }

    /// <summary>Gets a value indicating whether it is built because another service takes it as a context, so that its image is not pushed.</summary>
    internal bool IsOnlyContext { get; init; }

    /// <summary>Gets all stages of the Dockerfile in file order; empty where it is not known.</summary>
    public required IReadOnlyList<DockerCiPlanStage> Stages { get; init; }

    /// <summary>Gets the indices of the stages that the target needs, each after those it depends on, the target last.</summary>
    public required IReadOnlyList<int> Required { get; init; }
}
