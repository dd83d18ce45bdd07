namespace Cake.DockerCiCache.Benchmarks.Workloads;

/// <summary>How the files of a CI run differ from those of the cold run before it.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="ChangedFile">The file that changes; null when none does.</param>
/// <param name="NeededSteps">How many steps, and how many RUN steps among them, can't come from a cache.</param>
internal sealed record Case(string Name, Func<Workload, string>? ChangedFile, Func<Workload, (int Steps, int RunSteps)> NeededSteps)
{
    public static Case Cold { get; } = new("cold", ChangedFile: null, workload => (workload.Steps, workload.RunSteps));

    public static IReadOnlyList<Case> All { get; } =
    [
        Cold,
        new("unchanged", ChangedFile: null, _ => (0, 0)),
        new("application file", _ => Workload.ApplicationFile, _ => (1, 0)),
        new("dependency", workload => workload.Dependency, workload => (workload.DependentSteps, workload.DependentRunSteps)),
        new("ignored file", _ => Workload.IgnoredFile, _ => (0, 0)),
    ];
}
