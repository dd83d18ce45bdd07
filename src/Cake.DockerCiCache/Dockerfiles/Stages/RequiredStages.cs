namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Puts the stages a target needs into an order in which they can be built.</summary>
/// <remarks>
/// File order is such an order, because a stage can only need earlier ones: a base is the last stage before it of that name, what comes
/// later is refused (<see cref="StageOrder"/>) unless a build context stands in for it, and then it is not built. So one look at each stage, from the target back, finds all of them.
/// </remarks>
internal static class RequiredStages
{
    /// <summary>Dependencies first, in file order; a stage that a build context stands in for is not built.</summary>
    public static IReadOnlyList<int> Of(int target, IReadOnlyList<Stage> stages)
    {
        var isNeeded = new bool[target + 1];
        isNeeded[target] = true;
        for (var user = target; user >= 0; user--)
        {
            foreach (var use in (isNeeded[user] ? stages[user].Uses : []).Where(use => !stages[use.Index].IsReplaced))
            {
                isNeeded[use.Index] = true;
            }
        }

        return [.. Enumerable.Range(0, target + 1).Where(index => isNeeded[index])];
    }
}
