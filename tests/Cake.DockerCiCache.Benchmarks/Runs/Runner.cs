using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.Benchmarks.Results;
using Cake.DockerCiCache.Benchmarks.Tools;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Runs;

/// <summary>Measures the cells of one engine, each run on a fresh machine.</summary>
internal sealed class Runner(BenchmarkMachine machine, StepCost cost, string logs)
{
    /// <summary>Measures all tools in turn, A B C A B C, each with a registry as its own cold run left it.</summary>
    public IEnumerable<Measurement> Measure(Cell cell, int repetitions) =>
        from repetition in Enumerable.Range(1, repetitions)
        from tool in cell.Tools
        select ColdRunBefore(cell, tool) is { Failure: not null } failed
            ? failed with { Case = cell.Case.Name, Link = cell.Link.Name, Repetition = repetition }
            : Measure(cell, tool, repetition);

    private static string State(Cell cell, Tool tool) => $"{cell.Workload.Name}-{tool.Name}";

    // The cold run that the others follow, when none was among what is measured.
    private Measurement? ColdRunBefore(Cell cell, Tool tool) => cell.Case == Case.Cold || machine.Registry.Has(State(cell, tool))
        ? null
        : Measure(cell with { Case = Case.Cold, Link = Link.Unlimited }, tool, 1);

    private Measurement Measure(Cell cell, Tool tool, int repetition)
    {
        SetUp(cell, tool);
        var run = tool.Run(machine, cell.Workload);
        var measurement = Measured(cell, tool, repetition, run);
        if (measurement.Failure is null && cell.Case == Case.Cold && !machine.Registry.Has(State(cell, tool)))
        {
            machine.Registry.Keep(State(cell, tool));
        }

        return measurement;
    }

    private Measurement Measured(Cell cell, Tool tool, int repetition, ToolRun run) => new()
    {
        Profile = cell.Profile,
        Workload = cell.Workload.Name,
        Case = cell.Case.Name,
        Link = cell.Link.Name,
        Tool = tool.Name,
        Repetition = repetition,
        Seconds = run.Seconds,
        StartSeconds = run.StartSeconds,
        OwnSeconds = (run.VerbSeconds ?? run.Seconds) - machine.Calls.Seconds(),
        Traffic = machine.Proxy.Traffic,
        Steps = machine.Calls.Steps(),
        Calls = machine.Calls.Words(),
        Failure = run.Outcome.ExitCode == 0 ? null : Failure(cell, tool, run.Outcome),
    };

    private void SetUp(Cell cell, Tool tool)
    {
        if (cell.Case == Case.Cold)
        {
            machine.Registry.Empty();
        }
        else
        {
            machine.Registry.Restore(State(cell, tool));
        }

        machine.Project.Write(cell.Workload, cost, cell.Case);
        machine.MakeFresh();
        machine.Calls.Clear();
        machine.Proxy.Use(cell.Link);
    }

    private string Failure(Cell cell, Tool tool, CommandOutcome outcome)
    {
        Directory.CreateDirectory(logs);
        var name = $"{cell.Profile}-{cell.Workload.Name}-{cell.Case.Name}-{cell.Link.Name}-{tool.Name}-{outcome.Begin:HHmmss}.log".Replace(' ', '-').Replace('/', '-');
        File.WriteAllText(Path.Combine(logs, name), outcome.All);
        return $"exit code {outcome.ExitCode}, see logs/{name}";
    }
}
