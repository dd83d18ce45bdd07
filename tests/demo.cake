using System.Text.Json;

const string DemoBase = "python:3.12.2-slim";

// The main job as a team would see it: examples/quickstart/build.cake on examples/app, by the real dotnet cake with the packed
// addin, cold, and again as a fresh CI machine.
void RunDemo()
{
    var folder = System.IO.Directory.CreateTempSubdirectory("dockerci-demo-").FullName;
    var undo = new Stack<Action>();
    try
    {
        var hub = StartOwnRegistry($"{folder}/hub", undo);
        var registry = StartOwnRegistry($"{folder}/registry", undo, "--user", "demo");
        CallEngine(NoVariables, "base-images", hub["DOCKERCI_REGISTRY"]);
        var (variables, makeFresh) = HostEngine() is { } version
            ? UseHostEngine(version, folder, hub["DOCKERCI_REGISTRY"], registry["DOCKERCI_REGISTRY"], undo)
            : StartOwnEngine(folder, hub["DOCKERCI_REGISTRY"], undo);
        variables["REGISTRY"] = registry["DOCKERCI_REGISTRY"];
        variables["REGISTRY_USER"] = registry["DOCKERCI_REGISTRY_USER"];
        variables["REGISTRY_PASS"] = System.IO.File.ReadAllText(registry["DOCKERCI_REGISTRY_PASSWORD_FILE"]).Trim();
        variables["CACHE_IMAGE"] = $"{registry["DOCKERCI_REGISTRY"]}/demo/web";

        var cold = RunOnFreshMachine("cold", folder, makeFresh, variables);
        var warm = RunOnFreshMachine("warm", folder, makeFresh, variables);
        var byHandCold = RunByHand("cold", makeFresh, variables);
        var byHandWarm = RunByHand("warm", makeFresh, variables);
        ShowSideBySide(cold, warm);
        ShowTimes("the same by hand", byHandCold.Builds, byHandWarm.Builds);
        ShowTimes("whole script by hand", byHandCold.Whole, byHandWarm.Whole);
    }
    finally
    {
        foreach (var action in undo)
        {
            UndoOrSay(action);
        }

        UndoOrSay(() => System.IO.Directory.Delete(folder, recursive: true));
    }
}

// What can't be undone must not keep the rest from being undone.
void UndoOrSay(Action action)
{
    try
    {
        action();
    }
    catch (Exception e) when (e is CakeException or System.IO.IOException)
    {
        Warning("{0}", e.Message);
    }
}

Dictionary<string, string> StartOwnRegistry(string folder, Stack<Action> undo, params string[] options)
{
    undo.Push(() => CallEngine(NoVariables, "registry-down", folder));
    return StartOwn("registry-up", [folder, .. options]);
}

(Dictionary<string, string> Variables, Action MakeFresh) StartOwnEngine(string folder, string hub, Stack<Action> undo)
{
    Information("no Docker Engine answers: bringing up a private one, with stand-ins for the base images of Docker Hub");
    undo.Push(() => CallEngine(NoVariables, "down", $"{folder}/engine"));
    var engine = StartOwn("up", "modern-containerd", $"{folder}/engine", "--mirror", $"http://{hub}");
    return (new(engine), () => CallEngine(engine, "fresh"));
}

// Only what the demo itself brings to the engine is removed from it: it belongs to somebody.
(Dictionary<string, string> Variables, Action MakeFresh) UseHostEngine(string version, string folder, string hub, string registry, Stack<Action> undo)
{
    Information("using the Docker Engine {0} that answers", version);
    if (CallDocker($"image inspect {DemoBase}") != 0 && CallDocker($"pull --quiet {DemoBase}") != 0)
    {
        Information("Docker Hub can't be reached: using a stand-in for {0}", DemoBase);
        undo.Push(() => CallDocker($"image rm {DemoBase}"));
        CallDocker($"pull --quiet {hub}/library/{DemoBase}");
        CallDocker($"tag {hub}/library/{DemoBase} {DemoBase}");
        CallDocker($"image rm {hub}/library/{DemoBase}");
    }

    var before = $"{folder}/before";
    System.IO.File.WriteAllLines(before, CallEngine(NoVariables, "remember"));
    undo.Push(() => CallEngine(NoVariables, "forget", before));
    undo.Push(() => CallDocker($"logout {registry}"));
    return (new(), () => CallEngine(NoVariables, "forget", before));
}

(double Seconds, JsonElement Report) RunOnFreshMachine(string name, string folder, Action makeFresh, IDictionary<string, string> variables)
{
    Announce($"{name}: dotnet cake examples/quickstart/build.cake on an empty machine");
    makeFresh();
    variables["DOCKERCI_REPORT"] = $"{folder}/{name}.json";
    var watch = System.Diagnostics.Stopwatch.StartNew();
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        Arguments = $"cake examples/quickstart/build.cake --nuget_source={MakeAbsolute(Directory("./artifacts")).FullPath.Quote()} --paths_tools={folder}/tools",
        EnvironmentVariables = variables,
    });
    return exitCode == 0
        ? (watch.Elapsed.TotalSeconds, JsonDocument.Parse(System.IO.File.ReadAllText($"{folder}/{name}.json")).RootElement)
        : throw new CakeException(exitCode, $"the {name} run ended with exit code {exitCode}");
}

// The same work by the shell script that teams write, on the same engine.
(double Builds, double Whole) RunByHand(string name, Action makeFresh, IDictionary<string, string> variables)
{
    Announce($"{name}, by hand: tests/by-hand.sh on an empty machine");
    makeFresh();
    var watch = System.Diagnostics.Stopwatch.StartNew();
    var settings = new ProcessSettings { EnvironmentVariables = variables, RedirectStandardOutput = true, RedirectStandardError = true };
    var exitCode = StartProcess("tests/by-hand.sh", settings, out var output, out var errors);
    return exitCode == 0
        ? (double.Parse(output.Last(), System.Globalization.CultureInfo.InvariantCulture), watch.Elapsed.TotalSeconds)
        : throw new CakeException(exitCode, $"tests/by-hand.sh, {name}, ended with exit code {exitCode}: {string.Join('\n', errors)}");
}

void Announce(string what)
{
    Information("");
    Information("=== {0}", what);
}

void ShowSideBySide((double Seconds, JsonElement Report) cold, (double Seconds, JsonElement Report) warm)
{
    Console.WriteLine("");
    Console.WriteLine($"{"",-24}{"cold",21}{"warm, fresh machine",27}");
    Console.WriteLine($"{"stage",-24}{"run",7}{"cached",7}{"s",7}{"run",13}{"cached",7}{"s",7}");
    foreach (var (before, after) in cold.Report.GetProperty("stages").EnumerateArray().Zip(warm.Report.GetProperty("stages").EnumerateArray()))
    {
        Console.WriteLine($"{before.GetProperty("name").GetString(),-24}{Cells(before),21}{Cells(after),27}");
    }

    ShowTimes("docker build, seconds", Seconds(cold.Report), Seconds(warm.Report));
    ShowTimes("whole run, seconds", cold.Seconds, warm.Seconds);

    static double Seconds(JsonElement report) => report.GetProperty("totals").GetProperty("seconds").GetDouble();
    static string Cells(JsonElement stage) =>
        $"{stage.GetProperty("stepsRun").GetInt32(),7}{stage.GetProperty("stepsCached").GetInt32(),7}{stage.GetProperty("seconds").GetDouble(),7:0.0}";
}

void ShowTimes(string what, double cold, double warm) =>
    Console.WriteLine(System.FormattableString.Invariant($"{what,-24}{cold,21:0.0}{warm,27:0.0}   {cold / warm:0.0} times as fast"));
