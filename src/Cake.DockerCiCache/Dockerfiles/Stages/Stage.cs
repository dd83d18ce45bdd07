using Cake.DockerCiCache.Dockerfiles.Instructions;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>One <c>FROM</c> section.</summary>
/// <param name="Index">The position in the file, from 0.</param>
/// <param name="Name">The name after <c>AS</c> in lower case, as BuildKit keeps it; null when there is none.</param>
/// <param name="Base">What the stage starts from.</param>
/// <param name="Uses">The other stages it needs directly, the base stage included, in file order, each stage and kind once.</param>
/// <param name="ExternalImages">Images it needs directly that are no stage (base, COPY --from, mounts), in file order, each once.</param>
/// <param name="Line">The line of <c>FROM</c>, from 1.</param>
/// <param name="Steps">Instructions that make a step of their own (RUN, COPY, ADD, WORKDIR), ONBUILD ones of a base stage included.</param>
internal sealed record Stage(
    int Index,
    string? Name,
    StageBase Base,
    IReadOnlyList<StageUse> Uses,
    IReadOnlyList<string> ExternalImages,
    int Line,
    IReadOnlyList<Instruction> Steps)
{
    /// <summary>Gets a value indicating whether a build context stands in for the whole stage, so that none of its steps runs.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Gets the platforms that need the stage, as they were given; null when all do that the Dockerfile was read for, or none.</summary>
    public IReadOnlyList<string>? Platforms { get; init; }
}
