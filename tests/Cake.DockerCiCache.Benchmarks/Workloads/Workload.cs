namespace Cake.DockerCiCache.Benchmarks.Workloads;

/// <summary>A Dockerfile with its files.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Stages">The intermediate stages, in the order in which a script builds them; the last stage has no name.</param>
/// <param name="Dockerfile">The text, with what its steps cost.</param>
/// <param name="Dependency">The file that a changed dependency is in.</param>
internal sealed record Workload(string Name, IReadOnlyList<string> Stages, Func<StepCost, string> Dockerfile, string Dependency)
{
    public const string ApplicationFile = "app/main.txt";
    public const string IgnoredFile = "notes.log";

    /// <summary>What the name of a workload with COPY --link has more than that of the same one without.</summary>
    public const string LinkSuffix = "-link";

    /// <summary>Gets the files of dependencies.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [Dependency];

    /// <summary>Gets how many RUN steps there are.</summary>
    public required int RunSteps { get; init; }

    /// <summary>Gets how many steps there are of every kind.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets how many RUN steps a changed dependency makes necessary.</summary>
    public required int DependentRunSteps { get; init; }

    /// <summary>Gets how many steps of every kind a changed dependency makes necessary.</summary>
    public required int DependentSteps { get; init; }

    /// <summary>Gets a value indicating whether the Dockerfile has COPY --link, which BuildKit 0.8 does not know.</summary>
    public bool NeedsLink { get; init; }
}
