using System.Diagnostics;
using System.Text;

namespace Cake.DockerCiCache.Benchmarks.Processes;

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its output.</param>
/// <param name="Errors">Its error output.</param>
/// <param name="Begin">When it was started.</param>
/// <param name="End">When it had ended.</param>
internal sealed record CommandOutcome(int ExitCode, string Output, string Errors, DateTimeOffset Begin, DateTimeOffset End)
{
    public string All => Output + Errors;
}

/// <summary>Runs a program, with variables laid over this process's own, and captures what it says.</summary>
internal static class Command
{
    // The longest thing measured is a cold build of ten stages behind a link of 50 Mbit/s.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public static CommandOutcome Run(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null, string? folder = null)
    {
        var begin = DateTimeOffset.UtcNow;
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
        return new CommandOutcome(process.ExitCode, output.ToString(), errors.ToString(), begin, DateTimeOffset.UtcNow);
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
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static void Take(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
