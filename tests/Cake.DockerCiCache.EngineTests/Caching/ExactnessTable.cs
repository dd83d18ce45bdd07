using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>Keeps the table of unneeded steps, and the logs of the runs that had some, in artifacts/exactness.</summary>
internal static class ExactnessTable
{
    private static readonly Lock Gate = new();
    private static readonly List<GenerationRun> Runs = [];
    private static readonly string Folder = Directory.CreateDirectory(Repository.At("artifacts", "exactness")).FullName;

    public static void Add(GenerationRun run)
    {
        lock (Gate)
        {
            Runs.Add(run);
            File.WriteAllLines(Path.Combine(Folder, "unneeded.md"), Lines());
        }
    }

    /// <summary>Writes the log of a run and gives the file's path.</summary>
    public static string Keep(GenerationRun run, int number, string log)
    {
        var path = Path.Combine(Folder, $"{run.Profile}-{run.Workload.Name}-{number}.log");
        File.WriteAllText(path, log);
        return path;
    }

    private static IEnumerable<string> Lines() => Runs
        .GroupBy(run => (run.Profile, run.Workload.Name))
        .OrderBy(group => group.Key)
        .Select(group => $"| {group.Key.Profile} | {group.Key.Name} | {string.Join(" | ", Cases.All.Select(c => Cell(group, c)))} |")
        .Prepend($"|---|---|{string.Concat(Cases.All.Select(_ => "---|"))}")
        .Prepend($"| profile | workload | {string.Join(" | ", Cases.All)} |");

    private static string Cell(IEnumerable<GenerationRun> runs, string @case)
    {
        var these = runs.Where(run => run.Generation.Case == @case).ToList();
        return $"{these.Sum(run => run.Unneeded.Count)} in {these.Count} runs";
    }
}
