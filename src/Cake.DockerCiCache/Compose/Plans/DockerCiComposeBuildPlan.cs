using Cake.DockerCiCache.Compose.Plans;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache;

/// <summary>What <c>DockerCiComposeBuild</c> and <c>DockerCiComposePush</c> would run.</summary>
public sealed record DockerCiComposeBuildPlan
{
    /// <summary>Gets the project's name.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the compose files in order.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Gets the compose that is used, with its version.</summary>
    public required string Compose { get; init; }

    /// <summary>Gets the engine the plan was made for, in words.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets where the caches are kept; never <see cref="DockerCiCacheType.Auto"/>.</summary>
    public required DockerCiCacheType Cache { get; init; }

    /// <summary>Gets why the builds are arranged as they are.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the services that are built, in the order of their builds.</summary>
    public required IReadOnlyList<DockerCiComposeService> Services { get; init; }

    /// <summary>Gets the commands in the order in which they run.</summary>
    public required IReadOnlyList<DockerCiComposeStep> Steps { get; init; }

    /// <summary>Gets the override file that is given to compose after the project's own files.</summary>
    public string Override => Overrides.Build;

    /// <summary>Gets the references that are pushed, in order: the services' images, then the cache images.</summary>
    public required IReadOnlyList<string> Pushes { get; init; }

    /// <summary>Gets what a reader should know, such as stages whose cache is not kept, and why.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Gets how many of the pushes are images, with their tags; the others are caches.</summary>
    internal int ImageCount { get; init; }

    /// <summary>Gets all override files.</summary>
    internal ComposeOverrides Overrides { get; init; } = ComposeOverrides.None;

    /// <summary>Gets why nothing is pushed; null when something is.</summary>
    internal string? NoPush { get; init; }

    /// <summary>Gets what the registry said about the caches; null when it was not asked.</summary>
    internal CacheSurvey? Survey { get; init; }

    /// <summary>Gives the plan for a person.</summary>
    /// <returns>Text of several lines, without a trailing line break.</returns>
    public override string ToString() => ComposePlanText.Of(this);

    /// <summary>Gives the plan for a machine.</summary>
    /// <returns>A JSON object with <c>services</c>, <c>steps</c>, <c>override</c>, <c>pushes</c> and more; it holds no secret.</returns>
    public string ToJson() => JsonText.Of(this);
}
