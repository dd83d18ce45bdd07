namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>Puts the stages a target needs into an order in which they can be built.</summary>
internal static class RequiredStages
{
    /// <summary>Dependencies first, otherwise in file order; a stage that a build context stands in for is not built.</summary>
    public static IReadOnlyList<int> Of(int target, IReadOnlyList<Stage> stages)
    {
        var needed = Reach(target, stages);
        var users = needed.SelectMany(index => Sources(stages[index], stages), (user, source) => (user, source)).ToLookup(use => use.source, use => use.user);
        var open = needed.ToDictionary(index => index, index => Sources(stages[index], stages).Count());
        var ready = new PriorityQueue<int, int>(open.Where(pair => pair.Value == 0).Select(pair => (pair.Key, pair.Key)));
        var order = new List<int>();
        while (ready.TryDequeue(out var index, out _))
        {
            order.Add(index);
            foreach (var user in users[index].Where(user => --open[user] == 0))
            {
                ready.Enqueue(user, user);
            }
        }

        return order;
    }

    private static IEnumerable<int> Sources(Stage stage, IReadOnlyList<Stage> stages) =>
        stage.Uses.Select(use => use.Index).Where(index => !stages[index].IsReplaced).Distinct();

    private static HashSet<int> Reach(int target, IReadOnlyList<Stage> stages)
    {
        var reached = new HashSet<int> { target };
        var waiting = new Stack<int>(reached);
        while (waiting.TryPop(out var index))
        {
            foreach (var source in Sources(stages[index], stages).Where(reached.Add))
            {
                waiting.Push(source);
            }
        }

        return reached;
    }
}
