using System.Globalization;
using System.Runtime.InteropServices;
using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Tools;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>Under what circumstances a run of the benchmark took place.</summary>
internal sealed record Circumstances
{
    public required DateTimeOffset Begun { get; init; }

    public required string Commit { get; init; }

    public required string Machine { get; init; }

    /// <summary>Gets how many processes wanted a processor when it began: 0 on a quiet machine.</summary>
    public required double Load { get; init; }

    public required StepCost Cost { get; init; }

    /// <summary>Gets the versions by profile, and of what all profiles share under the name <c>all</c>.</summary>
    public required Dictionary<string, string> Versions { get; init; }

    /// <summary>Gets what each link let through when it was tried.</summary>
    public required IReadOnlyList<LinkSpeed> Links { get; init; }

    public static Circumstances Now(StepCost cost, IReadOnlyList<LinkSpeed> links) => new()
    {
        Begun = DateTimeOffset.UtcNow,
        Commit = Git("rev-parse", "--short", "HEAD") + (Git("status", "--porcelain", "--", "src").Length > 0 ? " and changes" : string.Empty),
        Machine = Here(),
        Load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture),
        Cost = cost,
        Versions = new() { ["all"] = $"Cake.DockerCiCache {Package.Version}, Cake {CakeVersion()}, {RuntimeInformation.FrameworkDescription}" },
        Links = links,
    };

    /// <summary>This machine in one line.</summary>
    public static string Here() =>
        $"{Environment.ProcessorCount} cores of {Processor()}, {Memory()} GB, {OperatingSystem()}, Linux {Environment.OSVersion.Version.ToString(2)}";

    private static string Git(params string[] arguments) => Command.Output("git", arguments, folder: Repository.Root).Trim();

    private static string Processor() => Field("/proc/cpuinfo", "model name", ':');

    private static string OperatingSystem() => Field("/etc/os-release", "PRETTY_NAME", '=').Trim('"');

    private static long Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000;

    private static string CakeVersion()
    {
        var manifest = File.ReadAllText(Repository.At("examples", "quickstart", ".config", "dotnet-tools.json"));
        using var json = System.Text.Json.JsonDocument.Parse(manifest);
        return json.RootElement.GetProperty("tools").GetProperty("cake.tool").GetProperty("version").GetString()!;
    }

    private static string Field(string file, string name, char separator) => File.ReadLines(file)
        .Select(line => line.Split(separator, 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(pair => pair[0] == name)?[1] ?? "unknown";
}
