namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>A stage or image that an instruction really takes files from.</summary>
internal sealed record StageNeed(StageNode Node, StageUseKind Kind, Place At);

/// <summary>What stages need: their base, and what their COPY and RUN instructions take files from.</summary>
internal sealed class StageNeeds(char escape)
{
    /// <summary>Everything a stage takes files from, its base first; nothing when a build context stands in for it.</summary>
    public IEnumerable<StageNeed> Of(StageNode stage)
    {
        if (stage.Replacement is not null)
        {
            return [];
        }

        var own = stage.Commands.SelectMany(Of);
        return stage.Base is null ? own : own.Prepend(new StageNeed(stage.Base, StageUseKind.From, stage.At));
    }

    /// <summary>What one instruction takes files from.</summary>
    public IEnumerable<StageNeed> Of(StageCommand command)
    {
        var at = command.Instruction.At;
        return command.Mounts.Count == 0
            ? command.Sources.Select(source => new StageNeed(source, StageUseKind.Copy, at))
            : command.Sources.Where((_, i) => TakesFiles(command.Mounts[i])).Select(source => new StageNeed(source, StageUseKind.Mount, at));
    }

    /// <summary>Whether the mount's source must be built before; BuildKit asks that even where nothing is taken from it.</summary>
    public bool AsksForSource(Mount mount) => Evaluate(mount) is { Type: "cache" } or { From.Length: > 0 };

    private bool TakesFiles(Mount mount) => Evaluate(mount) is { Type: "cache" } or { Type: "bind", From.Length: > 0 };

    private MountEvaluation Evaluate(Mount mount) => MountEvaluation.Of(mount, new ShellRules(escape));
}
