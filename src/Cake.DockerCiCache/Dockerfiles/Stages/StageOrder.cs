namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Checks that what a stage takes files from stands before it (BuildKit, convert.go and convert_runmount.go).</summary>
internal static class StageOrder
{
    public static void Check(IEnumerable<StageNode> reached, StageNeeds needs)
    {
        foreach (var stage in reached.Where(node => node.IsStage && node.Replacement is null).OrderBy(stage => stage.Index))
        {
            var later = needs.AskedBy(stage).FirstOrDefault(need => need.Node.Index > stage.Index && need.Node.Replacement is null);
            if (later is not null)
            {
                throw later.At.Refuse(
                    $"The stage \"{stage.Shown}\" takes files from \"{later.Node.Shown}\", which comes later (line {later.Node.At.Line}). Move that stage up.");
            }
        }
    }
}
