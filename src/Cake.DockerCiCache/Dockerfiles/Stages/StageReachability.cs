namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Walks from a stage to everything its base and its instructions name.</summary>
internal static class StageReachability
{
    /// <summary>The stages and images that BuildKit looks at, whether they turn out to be needed or not.</summary>
    public static HashSet<StageNode> From(StageNode target, Func<StageNode, IEnumerable<StageNode>> next)
    {
        var reached = new HashSet<StageNode> { target };
        var waiting = new Stack<StageNode>(reached);
        while (waiting.TryPop(out var node))
        {
            foreach (var other in next(node).Where(reached.Add))
            {
                waiting.Push(other);
            }
        }

        return reached;
    }

    /// <summary>The base and every source, taken from or not.</summary>
    public static IEnumerable<StageNode> Named(StageNode node)
    {
        var sources = node.Commands.SelectMany(command => command.Sources);
        return node.Base is null ? sources : sources.Append(node.Base);
    }
}
