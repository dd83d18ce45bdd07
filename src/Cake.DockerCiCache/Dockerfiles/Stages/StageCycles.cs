namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Refuses stages that copy from each other, reachable or not; bases do not count (BuildKit, convert.go).</summary>
internal static class StageCycles
{
    public static void Check(IReadOnlyList<StageNode> nodes)
    {
        var sources = nodes.Where(node => node.IsStage).ToDictionary(node => node, Sources);
        var users = sources.SelectMany(pair => pair.Value, (pair, source) => (User: pair.Key, Source: source)).ToLookup(use => use.Source, use => use.User);
        var open = sources.ToDictionary(pair => pair.Key, pair => pair.Value.Count);
        var ready = new Queue<StageNode>(open.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.TryDequeue(out var node))
        {
            open.Remove(node);
            foreach (var user in users[node].Where(user => --open[user] == 0))
            {
                ready.Enqueue(user);
            }
        }

        if (open.Count > 0)
        {
            throw Describe(open, sources);
        }
    }

    private static HashSet<StageNode> Sources(StageNode node) =>
        [.. node.Commands.SelectMany(command => command.Sources).Where(source => source.IsStage)];

    // Each stage that is left has a source that is left, so following them must come round.
    private static DockerfileException Describe(Dictionary<StageNode, int> open, Dictionary<StageNode, HashSet<StageNode>> sources)
    {
        var path = new List<StageNode>();
        var node = open.Keys.MinBy(left => left.Index)!;
        while (!path.Contains(node))
        {
            path.Add(node);
            node = sources[node].Where(open.ContainsKey).MinBy(left => left.Index)!;
        }

        var circle = path.SkipWhile(other => other != node).Append(node).Select(other => $"\"{other.Shown}\"");
        var command = node.Commands.First(command => command.Sources.Any(open.ContainsKey));
        return command.Instruction.At.Refuse($"Stages copy from each other in a circle: {string.Join(" from ", circle)}. Move what is shared to a stage of its own.");
    }
}
