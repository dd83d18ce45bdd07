using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Tools;

/// <summary>A shell script, called with the folder, the Dockerfile and the names of the intermediate stages.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Script">Its path in the repository.</param>
/// <param name="Profiles">The engines that can do it; null means all.</param>
internal sealed record ScriptTool(string Name, string Script, IReadOnlyList<string>? Profiles = null) : Tool(Name)
{
    public override bool RunsOn(string profile) => Profiles?.Contains(profile) ?? true;

    public override ToolRun Run(BenchmarkMachine machine, Workload workload)
    {
        var outcome = Command.Run(
            Repository.At(Script), [machine.Project.Folder, "Dockerfile", .. workload.Stages], machine.Variables(Name), machine.Project.Folder);
        return new ToolRun(outcome, outcome.Begin, outcome.End);
    }
}
