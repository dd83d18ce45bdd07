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

        Mark();
        var image = new DockerCiBuildSettings { {{Settings}} };
        DockerCiBuildResult built = null;

        var verbs = new System.Diagnostics.Stopwatch();

        Task("Nothing");
        Task("Login").Does(() => Run(() => DockerCiLogin()));
        Task("Build").IsDependentOn("Login").Does(() => Run(() => built = DockerCiBuild(image)));
        Task("Push").IsDependentOn("Build").Does(() => Run(() => DockerCiPush(built)));

        RunTarget(Argument("target", "Push"));
        Mark();
        System.IO.File.AppendAllText(EnvironmentVariable("BENCHMARK_MARKS"), $"{verbs.Elapsed:c}\n");

        void Run(Action verb)
        {
            verbs.Start();
            verb();
            verbs.Stop();
        }

        void Mark() => System.IO.File.AppendAllText(EnvironmentVariable("BENCHMARK_MARKS"), $"{DateTimeOffset.UtcNow:O}\n");

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

    private static DateTimeOffset Time(string mark) => DateTimeOffset.Parse(mark, CultureInfo.InvariantCulture);

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
        return File.Exists(marks) && File.ReadAllLines(marks) is [var begin, var end, var verbs]
            ? new ToolRun(outcome, Time(begin), Time(end)) { VerbSeconds = TimeSpan.ParseExact(verbs, "c", CultureInfo.InvariantCulture).TotalSeconds }
            : new ToolRun(outcome, outcome.Begin, outcome.End);
    }
}
