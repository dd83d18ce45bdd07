namespace Cake.DockerCiCache.Benchmarks.Workloads;

/// <summary>The workloads; a new one is a row here.</summary>
internal static class AllWorkloads
{
    private const int Chain = 10;
    private const int ChangedOfChain = 4;

    private static readonly string[] Builders = ["one", "two", "three"];

    public static IReadOnlyList<Workload> All { get; } =
    [
        Single("single", "COPY"),
        WithLink(Single, "single"),
        Wheels("wheels", "COPY"),
        WithLink(Wheels, "wheels"),
        Parallel("parallel", "COPY"),
        WithLink(Parallel, "parallel"),
        TenStages,
    ];

    // Ten stages, each of which starts from the one before it.
    private static Workload TenStages => new("ten-stages", [.. Enumerable.Range(1, Chain - 1).Select(i => $"s{i}")], TenStagesFile, $"{ChangedOfChain}.txt")
    {
        Inputs = [.. Enumerable.Range(1, Chain).Select(i => $"{i}.txt")],
        RunSteps = Chain,
        Steps = (2 * Chain) + 1,
        DependentRunSteps = Chain - ChangedOfChain + 1,
        DependentSteps = (2 * (Chain - ChangedOfChain + 1)) + 1,
    };

    private static Workload WithLink(Func<string, string, Workload> workload, string name) =>
        workload(name + Workload.LinkSuffix, "COPY --link") with { NeedsLink = true };

    private static Workload Single(string name, string copy) => new(
        name,
        [],
        cost => $"""
            FROM busybox:latest
            {cost.Run("system", "/system")}COPY requirements.txt /in/
            {cost.Run("packages", "/packages")}{copy} app /app/

            """,
        "requirements.txt")
    {
        RunSteps = 2,
        Steps = 4,
        DependentRunSteps = 1,
        DependentSteps = 3,
    };

    // A compiler and wheels in one stage, which are installed in the other.
    private static Workload Wheels(string name, string copy) => new(
        name,
        ["builder"],
        cost => $"""
            FROM busybox:latest AS builder
            {cost.Run("compiler", "/compiler")}COPY requirements.txt /in/
            {cost.Run("wheels", "/wheels")}FROM busybox:latest
            {cost.Run("system", "/system")}COPY --from=builder /wheels /wheels
            {cost.Run("install", "/installed")}{copy} app /app/

            """,
        "requirements.txt")
    {
        RunSteps = 4,
        Steps = 7,
        DependentRunSteps = 2,
        DependentSteps = 5,
    };

    // Builders that know nothing of each other, and a stage that joins them.
    private static Workload Parallel(string name, string copy) => new(
        name,
        [.. Builders, "join"],
        cost => $"""
            {string.Concat(Builders.Select(builder => $"FROM busybox:latest AS {builder}\nCOPY {builder}.txt /in/\n{cost.Run(builder, $"/{builder}")}"))}FROM busybox:latest AS join
            {string.Concat(Builders.Select(builder => $"COPY --from={builder} /{builder} /parts/\n"))}{cost.Run("join", "/join")}FROM join
            {copy} app /app/

            """,
        "two.txt")
    {
        Inputs = [.. Builders.Select(builder => $"{builder}.txt")],
        RunSteps = 4,
        Steps = 11,
        DependentRunSteps = 2,
        DependentSteps = 6,
    };

    private static string TenStagesFile(StepCost cost) =>
        string.Concat(Enumerable.Range(1, Chain).Select(i => ChainLink(cost, i))) + "COPY app /app/\n";

    private static string ChainLink(StepCost cost, int i)
    {
        var from = i == 1 ? "busybox:latest" : $"s{i - 1}";
        var name = i == Chain ? string.Empty : $" AS s{i}";
        return $"FROM {from}{name}\nCOPY {i}.txt /in/\n{cost.Run($"s{i}", $"/s{i}")}";
    }
}
