namespace Cake.DockerCiCache;

/// <summary>One stage of the Dockerfile, as the plan sees it.</summary>
/// <param name="Index">The stage's position in the file, from 0.</param>
/// <param name="Name">The name after <c>AS</c>, in lower case as BuildKit keeps it; null when there is none.</param>
/// <param name="BaseImage">The image the stage starts from, <c>scratch</c> included; null when it starts from a stage. Where several platforms have different ones, the first one's.</param>
/// <param name="BaseStage">The index of the stage it starts from; null when it starts from an image. Where several platforms have different ones, the first one's.</param>
/// <param name="DependsOn">The indices of the stages it needs directly, the base stage included, in ascending order.</param>
/// <param name="ExternalImages">Images it needs directly (base, <c>COPY --from</c>, mounts), in file order.</param>
/// <param name="Line">The line of its <c>FROM</c>, from 1.</param>
/// <param name="Why">Why the build needs it, or that it does not.</param>
public sealed record DockerCiPlanStage(
    int Index,
    string? Name,
    string? BaseImage,
    int? BaseStage,
    IReadOnlyList<int> DependsOn,
    IReadOnlyList<string> ExternalImages,
    int Line,
    string Why)
{
    /// <summary>Gets the stage's name or, when it has none, BuildKit's name for it, for example <c>stage-2</c>.</summary>
    public string Label => Name ?? $"stage-{Index}";
}
