using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>Something that reads all files of a build context.</summary>
internal abstract record ContextReader(string Name)
{
    public abstract Timing Time(string folder, BenchmarkMachine machine, int repetitions);
}

/// <summary>A shell command in the folder.</summary>
internal sealed record ShellReader(string Name, string Text) : ContextReader(Name)
{
    public override Timing Time(string folder, BenchmarkMachine machine, int repetitions) =>
        Timing.Of(() => Command.Output("bash", ["-o", "pipefail", "-c", Text], folder: folder), repetitions);
}

/// <summary>Code in this process.</summary>
internal sealed record CodeReader(string Name, Action<string> Read) : ContextReader(Name)
{
    public override Timing Time(string folder, BenchmarkMachine machine, int repetitions) => Timing.OfCode(() => Read(folder), repetitions);
}

/// <summary>What BuildKit takes to get the same files: the step "load build context" of a build on a fresh engine, as it says itself.</summary>
internal sealed record BuildKitTransfer() : ContextReader("BuildKit, transfer of the context")
{
    public override Timing Time(string folder, BenchmarkMachine machine, int repetitions) =>
        new([.. Enumerable.Range(0, repetitions).Select(_ => Once(folder, machine))]);

    private static double Once(string folder, BenchmarkMachine machine)
    {
        machine.MakeFresh();
        var dockerfile = machine.Work("Dockerfile.context");
        File.WriteAllText(dockerfile, "FROM scratch\nCOPY . /\n");
        var variables = new Dictionary<string, string>(machine.Engine) { ["DOCKER_BUILDKIT"] = "1", ["BUILDKIT_PROGRESS"] = "plain" };
        var outcome = Command.Run(machine.Docker, ["build", "--file", dockerfile, folder], variables);
        var reader = new PlainProgressReader();
        outcome.Errors.Split('\n').ToList().ForEach(reader.Read);
        return reader.Vertices.FirstOrDefault(v => v.Name.Instruction == "load build context")?.Duration?.TotalSeconds
            ?? throw new InvalidOperationException($"no \"load build context\" with a time in:\n{outcome.All}");
    }
}
