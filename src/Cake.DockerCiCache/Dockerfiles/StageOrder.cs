namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>Checks that what a stage takes files from stands before it (BuildKit, convert.go and convert_runmount.go).</summary>
internal sealed class StageOrder(StageNeeds needs)
{
    public void Check(IEnumerable<StageNode> reached)
    {
        foreach (var stage in reached.Where(node => node.IsStage && node.Replacement is null).OrderBy(stage => stage.Index))
        {
            foreach (var command in stage.Commands)
            {
                Check(stage, command);
            }
        }
    }

    private void Check(StageNode stage, StageCommand command)
    {
        for (var i = 0; i < command.Sources.Count; i++)
        {
            var asks = command.Mounts.Count == 0 || needs.AsksForSource(command.Mounts[i]);
            var source = command.Sources[i];
            if (asks && source.Index > stage.Index && source.Replacement is null)
            {
                throw command.Instruction.At.Refuse(
                    $"The stage \"{stage.Shown}\" takes files from \"{source.Shown}\", which comes later (line {source.At.Line}). Move that stage up.");
            }
        }
    }
}
