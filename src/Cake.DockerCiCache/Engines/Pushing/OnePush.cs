using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>Pushes one image, again after faults that can pass.</summary>
/// <param name="docker">The docker that pushes.</param>
/// <param name="retries">How often and how long it is tried again.</param>
/// <param name="means">What retrying needs; takes all lines.</param>
internal sealed class OnePush(DockerTool docker, RetryLimits retries, RetryMeans means)
{
    /// <summary>Pushes, and says in the outcome how it ended.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="label">What stands before each of docker's lines; null for nothing.</param>
    public FinishedPush Run(string reference, string? label)
    {
        var command = new DockerCommand(["push", reference]) { OnLine = line => means.Show(label is null ? line : $"[{label}] {line}") };
        var outcome = new Retry(retries, means).Run($"push of {reference}", () => Run(command), o => o.Succeeded ? null : o.Fault);
        return new FinishedPush(reference, outcome);
    }

    // That docker is not there, or took too long, is the push's failure, too: the others' end is still waited for.
    private DockerOutcome Run(DockerCommand command)
    {
        try
        {
            return docker.Run(command);
        }
        catch (CakeException fault)
        {
            return new DockerOutcome(fault.ExitCode, [], [fault.Message]);
        }
    }
}
