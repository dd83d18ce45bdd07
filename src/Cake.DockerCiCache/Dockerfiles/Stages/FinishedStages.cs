namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Turns what was found about a stage into its record in the graph.</summary>
internal sealed class FinishedStages(StageNeeds needs)
{
    public Stage Finish(StageNode node)
    {
        var found = Needs(node);
        return new Stage(
            node.Index,
            node.Name,
            BaseOf(node),
            [.. found.Where(need => need.Node.IsStage && need.Node != node).Select(ToUse).DistinctBy(use => (use.Index, use.Kind))],
            [.. ExternalImages(node, found).Distinct()],
            node.At.Line,
            node.Replacement is null ? [.. node.Commands.Where(IsStep).Select(command => command.Instruction.ToInstruction())] : [])
        {
            IsReplaced = node.Replacement is not null,
        };
    }

    // A stage that the target does not reach may be wrong in ways that BuildKit does not mind.
    private StageNeed[] Needs(StageNode node)
    {
        try
        {
            return [.. needs.Of(node)];
        }
        catch (DockerfileException)
        {
            return node.Base is null ? [] : [new StageNeed(node.Base, StageUseKind.From, node.At)];
        }
    }

    private static StageBase BaseOf(StageNode node) => node switch
    {
        { Replacement: { } replacement } => replacement,
        { Base: { } earlier } => new StageBase.EarlierStage(earlier.Index),
        { ImageReplacement: { } replacement } => replacement,
        { IsImage: true } => new StageBase.Image(node.Reference),
        _ => new StageBase.Scratch(),
    };

    private static IEnumerable<string> ExternalImages(StageNode node, IEnumerable<StageNeed> found)
    {
        var sources = found.Select(need => need.Node).Where(source => !source.IsStage);
        return sources.Prepend(node).Where(IsExternal).Select(source => source.Reference);
    }

    private static bool IsExternal(StageNode node) => node is { IsImage: true, ImageReplacement: null, Replacement: null };

    private static StageUse ToUse(StageNeed need) => new(need.Node.Index, need.Kind, need.At.Line);

    private static bool IsStep(StageCommand command) => command.Instruction.Keyword is "RUN" or "COPY" or "ADD" or "WORKDIR";
}
