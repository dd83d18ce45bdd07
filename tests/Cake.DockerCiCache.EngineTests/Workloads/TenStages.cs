namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>A chain in which each stage starts from the one before it.</summary>
internal static class TenStages
{
    private const int Count = 10;
    private const int Middle = 4;

    public static Workload Workload { get; } = new(
        "ten-stages",
        "Dockerfile",
        [.. From(0)],
        WriteTo,
        [
            Generation.Nothing,
            new(Cases.Input, project => project.Append(File(Middle), "changed"), [.. From(Middle)]),
            new(Cases.FinalRun, project => project.Replace("Dockerfile", Step(Count - 1), Step(Count - 1) + " : edited;"), Step(Count - 1)),
        ]);

    private static string Step(int stage) => $": s{stage};";

    private static string File(int stage) => $"{stage}.txt";

    private static IEnumerable<string> From(int first) => Enumerable.Range(first, Count - first).Select(Step);

    private static void WriteTo(Project project)
    {
        var stages = Enumerable.Range(0, Count).ToList();
        stages.ForEach(i => project.Write(File(i), $"{i}"));
        project.Write("Dockerfile", string.Concat(stages.Select(Stage)));
    }

    private static string Stage(int i) =>
        $"FROM {(i == 0 ? "busybox:latest" : $"s{i - 1}")} AS s{i}\nCOPY {File(i)} /in/\nRUN {Step(i)} head -c 100000 /dev/urandom >/s{i}\n";
}
