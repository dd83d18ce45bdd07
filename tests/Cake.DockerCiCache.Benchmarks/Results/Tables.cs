using Cake.DockerCiCache.Benchmarks.Pictures;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>Makes the tables and pictures of all results in a folder.</summary>
internal static class Tables
{
    public const string FileName = "benchmarks.md";

    public static void Make(string folder)
    {
        var runs = ResultFile.ReadAll(folder);
        var pictures = new Dictionary<(string Cost, string Profile), string>();
        foreach (var cost in runs.GroupBy(run => run.Circumstances.Cost))
        {
            foreach (var profile in Comparison.Of(cost).GroupBy(comparison => comparison.Profile))
            {
                var name = $"{profile.Key}-{cost.Key.LayerMegabytes}mb-{cost.Key.WaitSeconds}s-{cost.Key.HashedMegabytes}mb.svg";
                File.WriteAllText(Path.Combine(folder, name), RatioPicture.Of(profile.Key, cost.Key.ToString(), [.. profile]));
                pictures[(cost.Key.ToString(), profile.Key)] = name;
            }
        }

        File.WriteAllText(Path.Combine(folder, FileName), MarkdownReport.Of(runs, pictures));
    }
}
