using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache;

/// <summary>What <c>DockerCiBuild</c> and <c>DockerCiPush</c> would run.</summary>
public sealed record DockerCiBuildPlan
{
    /// <summary>Gets the image's repository.</summary>
    public required string Image { get; init; }

    /// <summary>Gets the Dockerfile.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>Gets the engine the plan was made for, in words.</summary>
    public required string Engine { get; init; }

    /// <summary>Gets where the cache is kept; never <see cref="DockerCiCacheType.Auto"/>.</summary>
    public required DockerCiCacheType Cache { get; init; }

    /// <summary>Gets which cache images the build of each stage reads.</summary>
    public required DockerCiCacheSources CacheSources { get; init; }

    /// <summary>Gets why the builds are arranged as they are.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets all stages of the Dockerfile in file order.</summary>
    public required IReadOnlyList<DockerCiPlanStage> Stages { get; init; }

    /// <summary>Gets the indices of the stages that the target needs, each after those it depends on, the target last.</summary>
    public required IReadOnlyList<int> Required { get; init; }

    /// <summary>Gets the builds in the order in which they run.</summary>
    public required IReadOnlyList<DockerCiPlanStep> Steps { get; init; }

    /// <summary>Gets the references that are pushed, in order: the image's tags, then the cache images.</summary>
    public required IReadOnlyList<string> Pushes { get; init; }

    /// <summary>Gets what a reader should know, such as stages whose cache is not kept, and why.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// Gets the reference that holds the image's content key: under it the registry has the image, or gets it with the push. Null without
    /// <c>SkipUnchanged</c>, before the registry is asked, or where there is no key; <see cref="Notes"/> then say why.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>Gets a value indicating whether the registry has the image under <see cref="Key"/>, so that nothing is built.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnchanged { get; init; }

    /// <summary>Gets why nothing is pushed; null when something is.</summary>
    internal string? NoPush { get; init; }

    /// <summary>Gets those of <see cref="Pushes"/> that <c>docker push</c> pushes from the engine's image store.</summary>
    internal IReadOnlyList<string> EnginePushes { get; init; } = [];

    /// <summary>Gets what the registry said about the caches; null when it was not asked.</summary>
    internal CacheSurvey? Survey { get; init; }

    /// <summary>Gets the values of build arguments that are named like secrets; docker gets them through its environment.</summary>
    internal IReadOnlyDictionary<string, string> SecretEnvironment { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gives the plan for a person.</summary>
    /// <returns>Text of several lines, without a trailing line break.</returns>
    public override string ToString() => PlanText.Of(this);

    /// <summary>Gives the plan for a machine.</summary>
    /// <returns>A JSON object with <c>stages</c>, <c>required</c>, <c>steps</c>, <c>pushes</c> and more; it holds no secret.</returns>
    public string ToJson() => JsonText.Of(this);
}
