using System.Diagnostics;
using System.Text.Json;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>One run of an example's build.cake by the real dotnet cake.</summary>
/// <param name="RunSteps">The RUN steps that ran.</param>
/// <param name="Run">How many steps ran.</param>
/// <param name="Cached">How many came from the cache.</param>
/// <param name="Builds">How long its builds took, in seconds.</param>
/// <param name="Seconds">How long all of it took: the start of dotnet cake, login, builds, pushes.</param>
internal sealed record CakeRun(IReadOnlyList<string> RunSteps, int Run, int Cached, double Builds, double Seconds)
{
    public static CakeRun Of(string folder, string target, string tools, IReadOnlyDictionary<string, string> variables)
    {
        var report = Path.Combine(folder, "report.json");
        var watch = Stopwatch.StartNew();
        var outcome = Command.Run(
            "dotnet",
            ["cake", $"--target={target}", $"--nuget_source={Package.Folder}", $"--paths_tools={tools}", "--settings_enablescriptcache=true"],
            new Dictionary<string, string>(variables) { ["DOCKERCI_REPORT"] = report },
            folder);
        Assert.True(outcome.ExitCode == 0, $"{folder}, {target}: exit code {outcome.ExitCode}\n{outcome.All}");
        return Read(report, watch.Elapsed.TotalSeconds);
    }

    private static CakeRun Read(string report, double seconds)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var steps = json.RootElement.GetProperty("stages").EnumerateArray().SelectMany(s => s.GetProperty("steps").EnumerateArray()).ToList();
        var ran = steps.Where(s => s.GetProperty("outcome").GetString() != "cached").Select(s => s.GetProperty("instruction").GetString()!).ToList();
        return new CakeRun([.. ran.Where(i => i.StartsWith("RUN ", StringComparison.Ordinal))], ran.Count, steps.Count - ran.Count, json.RootElement.GetProperty("totals").GetProperty("seconds").GetDouble(), seconds);
    }
}
