using System.Diagnostics;

namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>A process that takes everything down when this one ends without having done so: a crash, a kill, a time limit.</summary>
internal static class Guard
{
    // Ends by itself as soon as the folder is gone.
    private const string Watch = """
        trap '' INT HUP
        while [ -d "$2" ]; do
            kill -0 "$1" 2>/dev/null || { for part in "$2"/*/; do "$3" "$part"; done; rm -rf "$2"; }
            sleep 1
        done
        """;

    /// <summary>Watches a folder whose sub-folders are engines and registries.</summary>
    public static void Over(string folder)
    {
        var start = new ProcessStartInfo("setsid", ["bash", "-c", Watch, "guard", $"{Environment.ProcessId}", folder, EngineScripts.PathOf("down")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var guard = Process.Start(start)!;
    }
}
