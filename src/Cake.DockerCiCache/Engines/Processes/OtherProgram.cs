using System.Runtime.InteropServices;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>A program that tells something: a credential helper, or one that gives a password. What it says is read and never shown.</summary>
internal sealed class OtherProgram(ICakeContext context, ToolSettings settings, string name)
{
    private const int KeptLines = 20;

    // The Azure and Google command lines are scripts on Windows. A name with a folder in it is a path.
    private readonly FilePath? path = name.Contains('/', StringComparison.Ordinal) ? Existing(context, name) : context.Tools.Resolve([name, name + ".exe", name + ".cmd"]);

    public bool IsThere => path is not null;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <exception cref="CakeException">It is not there, cannot be started, or did not end within its time.</exception>
    public DockerOutcome Run(IReadOnlyList<string> arguments, string? input = null)
    {
        Interruption.ThrowIfItCame();
        try
        {
            return Run(path ?? throw new CakeException($"{name} was not found on PATH"), arguments, input);
        }
        catch (Exception e) when (e is IOException or ExternalException)
        {
            // It is no program, or ended without reading its input.
            throw new CakeException($"{name} cannot be used: {e.Message}", e);
        }
    }

    private DockerOutcome Run(FilePath program, IReadOnlyList<string> arguments, string? input)
    {
        using var call = new StartedCall(context);
        var lines = new OutputLines(KeptLines, onLine: null);
        var process = SettingsFor(arguments, lines, call.Marker);
        if (input is not null)
        {
            process.StandardInput = input;
        }

        call.Process = context.ProcessRunner.Start(program, process) ?? throw new CakeException($"\"{name}\" was not started");
        if (!call.Process.WaitForExit((int)Patience.TotalMilliseconds))
        {
            call.Stop();
            throw new CakeException($"{name} did not answer within {Patience.TotalSeconds:0} s");
        }

        // Without a limit: also waits until the handlers have seen the last line.
        call.Process.WaitForExit();
        return new DockerOutcome(call.Process.GetExitCode(), lines.Output, lines.Errors);
    }

    private static FilePath? Existing(ICakeContext context, string name) =>
        context.FileSystem.GetFile(new FilePath(name).MakeAbsolute(context.Environment)) is { Exists: true } file ? file.Path : null;

    private ProcessSettings SettingsFor(IReadOnlyList<string> arguments, OutputLines lines, string marker) => new()
    {
        Arguments = CommandLine.Of(arguments),
        WorkingDirectory = settings.WorkingDirectory ?? context.Environment.WorkingDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectedStandardOutputHandler = lines.TakeOutput,
        RedirectedStandardErrorHandler = lines.TakeError,
        EnvironmentVariables = settings.EnvironmentVariables.Append(new(StartedCall.Variable, marker)).ToDictionary(StringComparer.Ordinal),
    };
}
