namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>What the addin itself takes, and what others take for the same.</summary>
internal static class MicroBenchmarks
{
    public const string FileName = "micro.md";

    public static int Run(Options options)
    {
        var text = string.Join('\n', [PlanTime.Table(), ContextHashing.Table(options)]);
        Directory.CreateDirectory(options.Results);
        File.WriteAllText(Path.Combine(options.Results, FileName), $"# Micro benchmarks\n\n{Circumstances()}\n\n{text}");
        Console.WriteLine(text);
        return 0;
    }

    private static string Circumstances() => $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, {Results.Circumstances.Here()}. Medians, with the shortest and the longest.";
}
