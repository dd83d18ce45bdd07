#load "tests/engine/engine.cake"
#load "tests/demo.cake"
#load "tests/benchmark.cake"

using System.Xml.Linq;

// dotnet cake                  builds, checks, tests without an engine, and packs into artifacts/
// dotnet cake --target=Test    runs every test, on engines and a registry of its own
// dotnet cake --target=Demo    runs the main job on the sample application, cold and as a fresh CI machine
// dotnet cake --target=Benchmark   measures the addin beside what is written by hand; takes hours, see tests/Cake.DockerCiCache.Benchmarks

var configuration = Argument("configuration", "Release");
var results = MakeAbsolute(Directory("./artifacts/test-results"));
var tally = new TestTally();

Task("Clean").Does(() => CleanDirectory("./artifacts"));

Task("Format").Does(() => Run("dotnet", "format --verify-no-changes --no-restore"));

Task("Build").Does(() =>
{
    Run("dotnet", "restore");
    Run("dotnet", $"build --no-restore --configuration {configuration}");
});

Task("Unit-Tests").IsDependentOn("Clean").IsDependentOn("Build").Does(() => RunTests("Cake.DockerCiCache.Tests"));

// Compiled ahead of time where the package index has the compiler that goes with this SDK; otherwise each script compiles the addin anew.
Task("Pack").IsDependentOn("Build").Does(() =>
{
    var isAhead = StartProcess("dotnet", "restore src/Cake.DockerCiCache -p:CompileAhead=true") == 0;
    if (!isAhead)
    {
        Warning("The addin is packed without code that is compiled ahead of time: its compiler could not be restored. It works as well, but each script compiles it anew.");
        Run("dotnet", "restore src/Cake.DockerCiCache");
    }

    Run("dotnet", $"pack src/Cake.DockerCiCache --no-build --configuration {configuration} --output artifacts -p:CompileAhead={isAhead.ToString().ToLowerInvariant()}");
});

Task("Engine-Tests").IsDependentOn("Pack").Does(() => RunTests("Cake.DockerCiCache.EngineTests"));

Task("Test").IsDependentOn("Unit-Tests").IsDependentOn("Format").IsDependentOn("Engine-Tests");

Task("Demo").IsDependentOn("Pack").Does(() => RunDemo());

Task("Benchmark").IsDependentOn("Pack").Does(() => RunBenchmark());

Task("Default").IsDependentOn("Unit-Tests").IsDependentOn("Format").IsDependentOn("Pack");

Exception failure = null;
try
{
    RunTarget(Argument("target", "Default"));
}
catch (Exception e)
{
    failure = e;
    Error(e.Message);
}

// The last line, after Cake's own table, so that whoever calls can read it.
if (tally.HasRun)
{
    Console.WriteLine(tally);
}

if (failure is not null)
{
    Environment.Exit(1);
}

void Run(string tool, string arguments)
{
    var exitCode = StartProcess(tool, new ProcessSettings { Arguments = arguments });
    if (exitCode != 0)
    {
        throw new CakeException(exitCode, $"{tool} {arguments} ended with exit code {exitCode}");
    }
}

// All suites are run, also after a failure, so that the last line counts everything.
void RunTests(string project)
{
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        Arguments = $"test tests/{project} --no-build --configuration {configuration} --logger trx;LogFileName={project}.trx --logger console;verbosity=minimal --results-directory {results}",
    });
    tally.Add(results.CombineWithFilePath($"{project}.trx").FullPath);
    if (exitCode != 0)
    {
        throw new CakeException(exitCode, $"{project} failed");
    }
}

class TestTally
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    private int passed, failed, skipped;

    public bool HasRun { get; private set; }

    public void Add(string file)
    {
        HasRun = true;
        if (!System.IO.File.Exists(file))
        {
            failed++;
            return;
        }

        var outcomes = XDocument.Load(file).Descendants(Trx + "UnitTestResult").Select(r => (string)r.Attribute("outcome")).ToList();
        passed += outcomes.Count(o => o == "Passed");
        skipped += outcomes.Count(o => o == "NotExecuted");
        failed += outcomes.Count(o => o is not ("Passed" or "NotExecuted"));
    }

    public override string ToString() => $"{passed} passed, {failed} failed, {skipped} skipped";
}
