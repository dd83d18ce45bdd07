using System.Collections.Concurrent;
using Cake.Core;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines;

/// <summary>Pushes images, again after faults that can pass, and reads their digests from docker's output.</summary>
internal sealed class PushRunner(DockerTool docker, PushLimits limits, RetryMeans means)
{
    private readonly Lock gate = new();
    private readonly List<FinishedPush> pushed = [];
    private readonly List<FinishedPush> failed = [];
    private readonly List<string> others = [];

    /// <summary>Pushes the first references alone, in order, so that the image is there before its caches; then the others, several at once.</summary>
    /// <param name="references">The references.</param>
    /// <param name="first">How many go alone.</param>
    /// <returns>The digest of each.</returns>
    /// <exception cref="CakeException">A push failed; no further one was started, and what was pushed stays in the registry.</exception>
    public IReadOnlyDictionary<string, string> Push(IReadOnlyList<string> references, int first = 1)
    {
        var all = references.Distinct(StringComparer.Ordinal).ToList();
        foreach (var reference in all.Take(first))
        {
            Push(reference, label: null);
            ThrowIfFailed();
        }

        PushAtOnce([.. all.Skip(first)]);
        ThrowIfFailed();
        return all.ToDictionary(r => r, r => pushed.Last(p => p.Reference == r).Digest, StringComparer.Ordinal);
    }

    /// <summary>Takes note of what the registry has without a push of docker's, for the words of a failure.</summary>
    public void Note(IEnumerable<string> references) => others.AddRange(references);

    // A thread for each: they only wait for docker, and the pool would start them half a second apart.
    private void PushAtOnce(IReadOnlyCollection<string> references)
    {
        var left = new ConcurrentQueue<string>(references);
        var count = Math.Min(Math.Max(limits.AtOnce, 1), left.Count);
        var labels = count > 1 ? PushLabels.Of(references) : null;
        Task.WaitAll(Enumerable.Range(0, count)
            .Select(_ => Task.Factory.StartNew(() => PushAll(left, labels), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray());
    }

    private void PushAll(ConcurrentQueue<string> left, IReadOnlyDictionary<string, string>? labels)
    {
        while (!HasFailed() && left.TryDequeue(out var reference))
        {
            Push(reference, labels?[reference]);
        }
    }

    private void Push(string reference, string? label)
    {
        var push = new OnePush(docker, limits.Retries, means with { Show = Show }).Run(reference, label);
        lock (gate)
        {
            (push.Outcome.Succeeded ? pushed : failed).Add(push);
        }
    }

    private void Show(string line)
    {
        lock (gate)
        {
            means.Show(line);
        }
    }

    private bool HasFailed()
    {
        lock (gate)
        {
            return failed.Count > 0;
        }
    }

    private void ThrowIfFailed()
    {
        if (failed.Count == 0)
        {
            return;
        }

        var it = failed.Count == 1 ? "it" : "them";
        var earlier = others.Concat(pushed.Select(p => p.Reference)).ToList();
        var before = earlier.Count == 0 ? $"nothing was pushed before {it}" : $"pushed before {it}: {string.Join(", ", earlier)}";
        throw new CakeException(failed[0].Outcome.ExitCode, $"{string.Join('\n', failed.Select(f => f.Failure))}\n({before})");
    }
}
