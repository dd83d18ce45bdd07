using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>A stage or image that an instruction really takes files from.</summary>
internal sealed record StageNeed(StageNode Node, StageUseKind Kind, Place At);

/// <summary>What stages need: their base, and what their COPY and RUN instructions take files from.</summary>
internal sealed class StageNeeds(StageVariables variables)
{
    /// <summary>Everything a stage takes files from, its base first; nothing when a build context stands in for it.</summary>
    public IEnumerable<StageNeed> Of(StageNode stage)
    {
        if (stage.Replacement is not null)
        {
            return [];
        }

        var own = variables.Walk(stage).SelectMany(Of);
        return stage.Base is null ? own : own.Prepend(new StageNeed(stage.Base, StageUseKind.From, stage.At));
    }

    /// <summary>What must stand before the stage: BuildKit asks that of a mount's source even where nothing is taken from it.</summary>
    public IEnumerable<StageNeed> AskedBy(StageNode stage) =>
        variables.Walk(stage).SelectMany(step => Sources(step, static mount => mount is { Type: "cache" } or { From.Length: > 0 }));

    private static IEnumerable<StageNeed> Of(StageStep step) =>
        Sources(step, static mount => mount is { Type: "cache" } or { Type: "bind", From.Length: > 0 });

    private static IEnumerable<StageNeed> Sources(StageStep step, Func<MountEvaluation, bool> counts)
    {
        var command = step.Command;
        var at = command.Instruction.At;
        return command.Mounts.Count == 0
            ? command.Sources.Select(source => new StageNeed(source, StageUseKind.Copy, at))
            : command.Sources
                .Where((_, i) => counts(MountEvaluation.Of(command.Mounts[i], step)))
                .Select(source => new StageNeed(source, StageUseKind.Mount, at));
    }
}
