using System.Diagnostics;
using Cake.Core;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines;

/// <summary>Runs one command that builds, shows what it says as it says it, and reads BuildKit's progress from it.</summary>
internal sealed class ObservedBuild(DockerTool tool, Action<string> show)
{
    /// <param name="command">The command.</param>
    /// <param name="label">The stage that it builds.</param>
    /// <param name="what">What it does, for a failure's message.</param>
    /// <param name="secrets">Values that are never shown, in no line, report or message.</param>
    /// <exception cref="CakeException">The build failed.</exception>
    public FinishedBuild Run(DockerCommand command, string label, string what, SecretValues secrets)
    {
        var progress = new PlainProgressReader();
        var watch = Stopwatch.StartNew();
        var outcome = tool.Run(command with
        {
            OnLine = line =>
            {
                progress.Read(line);
                show(secrets.Redact(line));
            },
        });
        if (outcome.Succeeded)
        {
            return new FinishedBuild(label, [.. progress.Vertices.Select(secrets.Redact)], watch.Elapsed);
        }

        var failure = BuildFailureReader.Read(progress);
        var cause = command.InheritsTerminal ? "docker's output above says why" : failure.ToString();
        throw FailurePlace.Mark(new CakeException(outcome.ExitCode, $"{what} failed: {secrets.Redact(cause)}"), command.Dockerfile, failure.Location);
    }
}
