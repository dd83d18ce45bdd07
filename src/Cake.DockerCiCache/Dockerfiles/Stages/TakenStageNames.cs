using Cake.DockerCiCache.Dockerfiles.Instructions;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Finds the names that mean something already, so that no stage may get them.</summary>
internal static class TakenStageNames
{
    public static IReadOnlySet<string> Of(StageTable table, NamedContexts contexts)
    {
        var stages = table.Nodes.Select(node => node.Name).OfType<string>();
        var references = table.Nodes.Select(node => node.Reference);
        var triggers = table.Nodes.SelectMany(node => node.Commands).Select(command => command.Instruction.Trigger).OfType<ParsedInstruction>();
        var sources = triggers.SelectMany(Sources);
        return stages.Concat(references).Concat(contexts.Names).Concat(sources).Select(name => name.ToLowerInvariant()).ToHashSet();
    }

    // Triggers that nothing has set off yet are not checked; their words are enough.
    private static IEnumerable<string> Sources(ParsedInstruction trigger) =>
        trigger.Command.Flags.SelectMany(flag => flag.Split(',', '=', '"'));
}
