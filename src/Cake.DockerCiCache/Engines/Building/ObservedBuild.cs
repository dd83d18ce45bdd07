using System.Diagnostics;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Runs one command that builds, shows what it says as it says it, and reads BuildKit's progress from it.</summary>
internal sealed class ObservedBuild(DockerTool tool, Action<string> show)
{
    /// <summary>How long nothing may come of a cache.</summary>
    public required TimeSpan FetchPatience { get; init; }

    /// <param name="command">The command.</param>
    /// <param name="label">The stage that it builds.</param>
    /// <param name="what">What it does, for a failure's message.</param>
    /// <param name="secrets">Values that are never shown, in no line, report or message.</param>
    public BuildAttempt Run(DockerCommand command, string label, string what, SecretValues secrets)
    {
        var (progress, exports) = (new PlainProgressReader(), new ExportReader());
        var (watch, fetches) = (Stopwatch.StartNew(), new FetchWatch(FetchPatience));
        var outcome = tool.Run(command with
        {
            Hangs = () => fetches.GivesUp(watch.Elapsed),
            Read = line =>
            {
                fetches.Read(line, watch.Elapsed);
                progress.Read(line);
                exports.Read(line);
            },
            OnLine = line => show(secrets.Redact(line)),
        });
        var seen = new FinishedBuild(label, [.. progress.Vertices.Select(secrets.Redact)], watch.Elapsed) { Image = exports.Image };
        return outcome.Succeeded
            ? new BuildAttempt.Built(seen)
            : Failed(command, outcome.ExitCode, what, secrets, fetches.Failure ?? BuildFailureReader.Read(progress), seen);
    }

    private static BuildAttempt.Failed Failed(DockerCommand command, int exitCode, string what, SecretValues secrets, BuildFailure read, FinishedBuild seen)
    {
        var (fault, cause) = (PassingBuildFault.Of(read), command.InheritsTerminal ? null : read with { Line = secrets.Redact(read.Line) });
        return new(exitCode, cause, $"{what} failed: {(cause is null ? "docker's output above says why" : secrets.Redact(cause.ToString()))}")
        {
            Dockerfile = command.Dockerfile,
            Before = seen,
            Fault = fault with { Words = secrets.Redact(fault.Words) },
        };
    }
}
