using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>A stage, or an image that a stage takes files from, while the graph is being built.</summary>
/// <param name="index">The stage's index; -1 for an image.</param>
/// <param name="reference">What it starts from, after ARG expansion.</param>
/// <param name="at">Where it is declared or used first.</param>
internal sealed class StageNode(int index, string reference, Place at)
{
    public const string Scratch = "scratch";

    public int Index => index;

    public string Reference => reference;

    public Place At => at;

    public bool IsStage => index >= 0;

    public string? Name { get; init; }

    /// <summary>The build context that stands in for the stage.</summary>
    public StageBase.NamedContext? Replacement { get; init; }

    /// <summary>The build context that stands in for the image.</summary>
    public StageBase.NamedContext? ImageReplacement { get; set; }

    /// <summary>The earlier stage that it starts from.</summary>
    public StageNode? Base { get; set; }

    /// <summary>Its instructions, those that a base stage triggers first.</summary>
    public List<StageCommand> Commands { get; } = [];

    public bool HasTriggers { get; set; }

    /// <summary>Whether it needs an image of its own.</summary>
    public bool IsImage => Base is null && reference != Scratch;

    public string Shown => Name ?? (IsStage ? $"stage-{index}" : reference);
}

/// <summary>An instruction of a stage with the places it takes files from.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Sources">For COPY the source of <c>--from</c>; for RUN one per mount, scratch standing for none.</param>
/// <param name="Mounts">The mounts of a RUN.</param>
/// <param name="IsTrigger">Whether it comes from an ONBUILD.</param>
internal sealed record StageCommand(
    ParsedInstruction Instruction,
    IReadOnlyList<StageNode> Sources,
    IReadOnlyList<Mount> Mounts,
    bool IsTrigger);
