namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>The commands of tests/engine.</summary>
internal static class EngineScripts
{
    // What the stand-ins for apt-get and pip cost: nothing, so that tests are cheap.
    private static readonly Dictionary<string, string> CheapStandIns = new()
    {
        ["STANDIN_SECONDS"] = "0",
        ["STANDIN_APT_MB"] = "1",
        ["STANDIN_PIP_MB"] = "1",
    };

    /// <summary>Starts an engine or a registry and gives the variables that a client needs.</summary>
    public static IReadOnlyDictionary<string, string> Start(string command, params string[] arguments) =>
        File.ReadLines(Command.Output(PathOf(command), arguments).Trim())
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));

    public static void BaseImages(string registry) => Command.Output(PathOf("base-images"), [registry], CheapStandIns);

    public static void Fresh(IReadOnlyDictionary<string, string> engine) => Command.Output(PathOf("fresh"), [], engine);

    /// <summary>Stops what runs in the folder and removes it; no word if there is none.</summary>
    public static void Down(string folder) => Command.Output(PathOf("down"), [folder]);

    /// <summary>The folder that a set of packages is unpacked in.</summary>
    public static string PackagesFolder(string set) => Command.Output(PathOf("packages"), [set]).Trim();

    public static string PathOf(string command) => Repository.At("tests", "engine", command);
}
