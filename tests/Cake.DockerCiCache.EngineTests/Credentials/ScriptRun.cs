using System.Diagnostics;
using System.Text;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Credentials;

/// <summary>The real dotnet cake at work, in a session of its own, as a terminal or a CI's runner starts it.</summary>
internal sealed class ScriptRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly StringBuilder output = new();
    private readonly Process process;

    public ScriptRun(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        // Under a test runner in the background SIGINT would be ignored.
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal", "dotnet", "cake", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Waits until something is so.</summary>
    public void WaitUntil(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.False(process.HasExited, $"dotnet cake ended too early:\n{Output}");
            Assert.True(watch.Elapsed < Limit, $"nothing happened within {Limit}:\n{Output}");
            Thread.Sleep(20);
        }
    }

    public void WaitForOutput(string words) => WaitUntil(() => Output.Contains(words, StringComparison.Ordinal));

    /// <summary>Sends a signal as <c>kill</c> does, or as a terminal to all that run in it.</summary>
    public void Signal(int signal, bool toAll = false) => LinuxCalls.Signal(toAll ? -process.Id : process.Id, signal);

    /// <summary>Ends Cake at once, without giving it time for anything.</summary>
    /// <param name="temporary">The run's temporary folder, by which its processes are known.</param>
    public void Kill(string temporary)
    {
        // dotnet, as which it is started, only waits for it.
        var cake = new ProcessTable(new FileSystem()).Find("TMPDIR", temporary).Single(id => File.ReadAllText($"/proc/{id}/cmdline").Contains("/Cake.dll", StringComparison.Ordinal));
        LinuxCalls.Signal(cake, LinuxCalls.Kill);
        Finish();
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public int Finish()
    {
        Assert.True(process.WaitForExit(Limit), $"dotnet cake did not end within {Limit}:\n{Output}");
        process.WaitForExit();
        Captured.Check("dotnet cake", Output);
        ProcessArguments.Check();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Take(string? line)
    {
        lock (output)
        {
            output.Append(line).Append('\n');
        }
    }
}
