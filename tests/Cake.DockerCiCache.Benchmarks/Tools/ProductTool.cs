using System.Globalization;
using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Tools;

/// <summary>The packed addin in a build.cake, by the real dotnet cake; the script is compiled before, as with Cake's script cache.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Settings">Settings as a script has them between the braces, for example <c>SkipUnchanged = true</c>.</param>
internal sealed record ProductTool(string Name, string Settings = "") : Tool(Name)
{
    // The same for all workloads, so that the compiled script is found again.
    private string Script => $$"""
        #addin nuget:?package=Cake.DockerCiCache&version={{Package.Version}}

        var image = new DockerCiBuildSettings { {{Settings}} };
        DockerCiBuildResult built = null;
        var marks = new List<DateTimeOffset>();

        Task("Nothing");
        Task("Login").Does(() => Run(() => DockerCiLogin()));
        Task("Build").IsDependentOn("Login").Does(() => Run(() => built = DockerCiBuild(image)));
        Task("Push").IsDependentOn("Build").Does(() => Run(() => DockerCiPush(built)));

        RunTarget(Argument("target", "Push"));
        System.IO.File.WriteAllLines(EnvironmentVariable("BENCHMARK_MARKS"), marks.Select(mark => $"{mark:O}"));

        void Run(Action verb)
        {
            marks.Add(DateTimeOffset.UtcNow);
            verb();
            marks.Add(DateTimeOffset.UtcNow);
        }

        """;

    public override void Prepare(BenchmarkMachine machine)
    {
        Directory.CreateDirectory(machine.Project.Folder);
        var run = Run(machine, "Nothing");
        if (run.Outcome.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet cake with the settings \"{Settings}\" of {Name}:\n{run.Outcome.All}");
        }
    }

    public override ToolRun Run(BenchmarkMachine machine, Workload workload) => Run(machine, "Push");

    private static string Configuration(BenchmarkMachine machine) => $"""
        [NuGet]
        Source={Package.Folder}
        [Paths]
        Tools={machine.Work("tools")}
        Cache={machine.Work("scripts")}
        [Settings]
        EnableScriptCache=true

        """;

    private ToolRun Run(BenchmarkMachine machine, string target)
    {
        var marks = machine.Work("marks");
        File.Delete(marks);
        machine.Project.Write("build.cake", Script);
        machine.Project.Write("cake.config", Configuration(machine));
        machine.Project.Write(".config/dotnet-tools.json", File.ReadAllText(Repository.At("examples", "quickstart", ".config", "dotnet-tools.json")));
        var variables = machine.Variables(Name);
        variables["BENCHMARK_MARKS"] = marks;
        var outcome = Command.Run("dotnet", ["cake", $"--target={target}"], variables, machine.Project.Folder);
        var times = File.Exists(marks) ? File.ReadLines(marks).Select(line => DateTimeOffset.Parse(line, CultureInfo.InvariantCulture)).ToList() : [];
        return times.Count == 0
            ? new ToolRun(outcome, outcome.Begin, outcome.End)
            : new ToolRun(outcome, times[0], times[^1]) { VerbSeconds = times.Chunk(2).Sum(verb => (verb[1] - verb[0]).TotalSeconds) };
    }
}
