using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A process whose output comes while it is waited for, as late as that of a real one may.</summary>
internal sealed class FakeProcess(ProcessSettings settings, DockerReply reply) : IProcess
{
    private readonly List<string> queued = [];
    private bool hasEnded;

    public bool IsKilled { get; private set; }

    public void WaitForExit()
    {
        if (hasEnded)
        {
            return;
        }

        hasEnded = true;
        foreach (var (isError, text) in reply.Lines)
        {
            Hand(isError, text);
        }

        Hand(false, null);
        Hand(true, null);
    }

    public bool WaitForExit(int milliseconds)
    {
        IsKilled = reply.Hangs;
        WaitForExit();
        return !reply.Hangs;
    }

    public int GetExitCode() => hasEnded ? reply.ExitCode : throw new InvalidOperationException("The process was not waited for.");

    public IEnumerable<string> GetStandardError() => queued;

    public IEnumerable<string> GetStandardOutput() => queued;

    public void Kill() => IsKilled = true;

    public void Dispose()
    {
        // Nothing to let go.
    }

    // A line that a handler gives back is queued for GetStandardOutput, where nobody would fetch it.
    private void Hand(bool isError, string? line)
    {
        var (isRedirected, handler) = isError
            ? (settings.RedirectStandardError, settings.RedirectedStandardErrorHandler)
            : (settings.RedirectStandardOutput, settings.RedirectedStandardOutputHandler);
        if (isRedirected && handler?.Invoke(line!) is { } kept)
        {
            queued.Add(kept);
        }
    }
}
