namespace Cake.DockerCiCache.Benchmarks.Machines;

/// <summary>What an engine and its client are, in one line.</summary>
internal static class EngineVersions
{
    public static string Of(BenchmarkMachine machine)
    {
        var engine = Ask(machine, "version", "--format", "Docker {{.Server.Version}}, client {{.Client.Version}}");
        var driver = Ask(machine, "info", "--format", "{{.Driver}}");
        var buildx = Command.Run(machine.Docker, ["buildx", "version"], machine.Engine);
        return $"{engine}, {(buildx.ExitCode == 0 ? $"buildx {buildx.Output.Split(' ')[1]}" : "BuildKit inside, no buildx")}, image store {driver}";
    }

    private static string Ask(BenchmarkMachine machine, params string[] arguments) => Command.Output(machine.Docker, arguments, machine.Engine).Trim();
}
