using System.Diagnostics;
using System.Text;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>A program that was run to its end.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output, string Errors)
{
    public string All => Output + Errors;
}

/// <summary>Runs a program, with variables laid over this process's own, and captures what it says.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static CommandOutcome Run(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, string? folder = null)
    {
        using var process = Start(program, arguments, variables, folder);
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit}:\n{output}{errors}");
        }

        process.WaitForExit();
        Captured.Check(Path.GetFileName(program), $"{output}{errors}");
        return new CommandOutcome(process.ExitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a program that must succeed, and gives its output.</summary>
    public static string Output(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, string? folder = null)
    {
        var outcome = Run(program, arguments, variables, folder);
        return outcome.ExitCode == 0
            ? outcome.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {outcome.ExitCode}:\n{outcome.All}");
    }

    private static Process Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static void Take(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
