using System.Text.Json;

// The main job as a team would see it: examples/quickstart/build.cake on examples/app, by the real dotnet cake with the packed
// addin, cold, and again as a fresh CI machine.
void RunDemo()
{
    var folder = System.IO.Directory.CreateTempSubdirectory("dockerci-demo-").FullName;
    var started = new Stack<(string Command, string Folder)>();
    try
    {
        started.Push(("registry-down", $"{folder}/mirror"));
        var mirror = StartOwn("registry-up", $"{folder}/mirror");
        started.Push(("registry-down", $"{folder}/registry"));
        var registry = StartOwn("registry-up", $"{folder}/registry", "--user", "demo");
        started.Push(("down", $"{folder}/engine"));
        var engine = StartOwn("up", "modern-containerd", $"{folder}/engine", "--mirror", $"http://{mirror["DOCKERCI_REGISTRY"]}");
        CallEngine(engine, "base-images", mirror["DOCKERCI_REGISTRY"]);

        var variables = new Dictionary<string, string>(engine)
        {
            ["REGISTRY"] = registry["DOCKERCI_REGISTRY"],
            ["REGISTRY_USER"] = registry["DOCKERCI_REGISTRY_USER"],
            ["REGISTRY_PASS"] = System.IO.File.ReadAllText(registry["DOCKERCI_REGISTRY_PASSWORD_FILE"]).Trim(),
            ["CACHE_IMAGE"] = $"{registry["DOCKERCI_REGISTRY"]}/demo/web",
        };
        var cold = RunOnFreshMachine("cold", folder, engine, variables);
        var warm = RunOnFreshMachine("warm", folder, engine, variables);
        ShowSideBySide(cold, warm);
    }
    finally
    {
        foreach (var (command, what) in started)
        {
            CallEngine(new Dictionary<string, string>(), command, what);
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }
}

(double Seconds, JsonElement Report) RunOnFreshMachine(string name, string folder, IDictionary<string, string> engine, IDictionary<string, string> variables)
{
    CallEngine(engine, "fresh");
    Information("");
    Information($"=== {name}: dotnet cake examples/quickstart/build.cake on an empty machine");
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

void ShowSideBySide((double Seconds, JsonElement Report) cold, (double Seconds, JsonElement Report) warm)
{
    Console.WriteLine("");
    Console.WriteLine($"{"",-24}{"cold",21}{"warm, fresh machine",27}");
    Console.WriteLine($"{"stage",-24}{"run",7}{"cached",7}{"s",7}{"run",13}{"cached",7}{"s",7}");
    foreach (var (before, after) in cold.Report.GetProperty("stages").EnumerateArray().Zip(warm.Report.GetProperty("stages").EnumerateArray()))
    {
        Console.WriteLine($"{before.GetProperty("name").GetString(),-24}{Cells(before),21}{Cells(after),27}");
    }

    var ratio = Seconds(cold.Report) / Seconds(warm.Report);
    Console.WriteLine($"{"docker build, seconds",-24}{Seconds(cold.Report),21:0.0}{Seconds(warm.Report),27:0.0}   {ratio:0.0} times as fast");
    Console.WriteLine($"{"whole run, seconds",-24}{cold.Seconds,21:0.0}{warm.Seconds,27:0.0}   {cold.Seconds / warm.Seconds:0.0} times as fast");

    static double Seconds(JsonElement report) => report.GetProperty("totals").GetProperty("seconds").GetDouble();
    static string Cells(JsonElement stage) =>
        $"{stage.GetProperty("stepsRun").GetInt32(),7}{stage.GetProperty("stepsCached").GetInt32(),7}{stage.GetProperty("seconds").GetDouble(),7:0.0}";
}
