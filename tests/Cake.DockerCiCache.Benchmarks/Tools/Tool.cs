using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Tools;

/// <summary>Something that builds and pushes an image with a cache in the registry.</summary>
/// <param name="Name">What the tables call it, and its repository is called after.</param>
internal abstract record Tool(string Name)
{
    public virtual bool RunsOn(string profile) => true;

    /// <summary>What a machine keeps from one job to the next, such as a package folder. Not measured.</summary>
    public virtual void Prepare(BenchmarkMachine machine)
    {
    }

    /// <summary>Does what a CI job does: log in, build, push.</summary>
    public abstract ToolRun Run(BenchmarkMachine machine, Workload workload);
}

/// <summary>A run that has ended.</summary>
/// <param name="Outcome">The whole process.</param>
/// <param name="Begin">When its work began: for a Cake script, its first verb.</param>
/// <param name="End">When its work had ended: for a Cake script, its last verb.</param>
internal sealed record ToolRun(CommandOutcome Outcome, DateTimeOffset Begin, DateTimeOffset End)
{
    public double Seconds => (End - Begin).TotalSeconds;

    /// <summary>Gets what its verbs took of them; all where there are none.</summary>
    public double? VerbSeconds { get; init; }

    /// <summary>Gets what the process took beside its work.</summary>
    public double StartSeconds => (Outcome.End - Outcome.Begin).TotalSeconds - Seconds;
}
