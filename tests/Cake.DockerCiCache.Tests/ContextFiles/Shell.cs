using System.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.ContextFiles;

/// <summary>Commands that make files odd.</summary>
internal static class Shell
{
    /// <summary>Runs commands in a context's folder; they must succeed. Git's author is set, and nothing of the user's configuration.</summary>
    public static string Run(RealCake cake, string commands)
    {
        var start = new ProcessStartInfo("bash", ["-ec", commands])
        {
            WorkingDirectory = cake.PathOf("."),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{commands}\n{output}{errors.Result}");
        return output;
    }

    private static readonly Dictionary<string, string> Variables = new()
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "a",
        ["GIT_AUTHOR_EMAIL"] = "a@example.com",
        ["GIT_COMMITTER_NAME"] = "a",
        ["GIT_COMMITTER_EMAIL"] = "a@example.com",
    };
}
