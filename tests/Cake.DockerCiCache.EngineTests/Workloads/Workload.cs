namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>A Dockerfile with its files, and how they change from one CI run to the next.</summary>
/// <param name="Name">What the table of results calls it.</param>
/// <param name="Dockerfile">The file to build.</param>
/// <param name="Steps">For each of its RUN steps, words that are in no other.</param>
/// <param name="Write">Writes the files.</param>
/// <param name="Generations">The changes, one CI run each, after a first one that builds everything.</param>
internal sealed record Workload(
    string Name, string Dockerfile, IReadOnlyList<string> Steps, Action<Project> Write, IReadOnlyList<Generation> Generations);

/// <summary>A CI run.</summary>
/// <param name="Case">The kind of change, for the table of results.</param>
/// <param name="Change">Changes the files.</param>
/// <param name="Runs">The steps that must run, and no others.</param>
internal sealed record Generation(string Case, Action<Project> Change, params string[] Runs)
{
    public static Generation Nothing { get; } = new(Cases.Nothing, _ => { });
}

/// <summary>The kinds of changes.</summary>
internal static class Cases
{
    public const string Nothing = "nothing";
    public const string Code = "application file";
    public const string Input = "one builder's input";
    public const string FinalRun = "final's RUN";

    public static IReadOnlyList<string> All { get; } = [Nothing, Code, Input, FinalRun];
}
