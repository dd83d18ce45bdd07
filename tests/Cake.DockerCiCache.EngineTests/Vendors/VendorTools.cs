using System.Globalization;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Vendors;

/// <summary>The vendors' own parsers, from npm, in tests/vendors.</summary>
internal static class VendorTools
{
    private static readonly Lazy<string> Built = new(() => Command.Output(Repository.At("tests", "vendors", "build"), []));

    // gitlab-ci-local copies the files with rsync, which no bare machine has.
    private static readonly Lazy<string> Rsync = new(() => Path.Combine(EngineScripts.PackagesFolder("tools"), "commands"));

    /// <summary>Null where node or npm is missing.</summary>
    public static int? NodeVersion { get; } = IsOnPath("npm") && IsOnPath("node") ? Major(Command.Output("node", ["--version"])) : null;

    /// <summary>Runs one of the scripts on a file.</summary>
    public static CommandOutcome Read(string script, string file)
    {
        _ = Built.Value;
        return Command.Run("node", [Repository.At("tests", "vendors", "built", script + ".cjs"), file]);
    }

    /// <summary>Runs gitlab-ci-local in a folder.</summary>
    public static CommandOutcome GitLab(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        _ = Built.Value;
        var path = $"{variables.GetValueOrDefault("PATH") ?? Environment.GetEnvironmentVariable("PATH")}:{Rsync.Value}";
        return Command.Run(
            Repository.At("tests", "vendors", "node_modules", ".bin", "gitlab-ci-local"), arguments, new Dictionary<string, string>(variables) { ["PATH"] = path }, folder);
    }

    private static int Major(string version) => int.Parse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
