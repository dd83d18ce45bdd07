using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Tools;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Runs;

/// <summary>What is compared side by side: all tools in turn, as often as asked for.</summary>
internal sealed record Cell(string Profile, Workload Workload, Case Case, Link Link, IReadOnlyList<Tool> Tools);

/// <summary>The cells in the order in which they are measured.</summary>
internal static class Schedule
{
    public static IReadOnlyList<Cell> Of(Options options) =>
    [
        .. from profile in options.Profiles
           let tools = options.Tools.Where(tool => tool.RunsOn(profile)).ToList()
           from workload in options.Workloads
           where Knows(profile, workload)
           from @case in options.Cases
           where !workload.NeedsLink || ShowsLink(workload, @case)
           from link in options.Links
           select new Cell(profile, workload, @case, link, tools),
    ];

    private static bool Knows(string profile, Workload workload) => !workload.NeedsLink || profile != "classic";

    // --link makes a difference for the step that has it.
    private static bool ShowsLink(Workload workload, Case @case) => @case.ChangedFile?.Invoke(workload) == Workload.ApplicationFile;
}
