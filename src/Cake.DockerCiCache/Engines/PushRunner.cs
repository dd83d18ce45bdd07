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

    /// <summary>Some push failed.</summary>
    public bool HasFailed => failed.Count > 0;

    /// <summary>Pushes images, and their caches beside them. The end of every push that was started is waited for, and what was pushed stays in the registry.</summary>
    /// <returns>The digest of each that could be pushed.</returns>
    /// <exception cref="CakeException">The push of an image failed; that of a cache is told by <see cref="RequireCaches"/>.</exception>
    public IReadOnlyDictionary<string, string> Push(WantedPushes wanted)
    {
        foreach (var round in wanted.Rounds)
        {
            PushAtOnce(round);
            if (failed.Any(f => wanted.Images.Contains(f.Reference)))
            {
                throw Failure();
            }
        }

        var digests = pushed.ToDictionary(p => p.Reference, p => p.Digest, StringComparer.Ordinal);
        return wanted.All.Where(digests.ContainsKey).ToDictionary(r => r, r => digests[r], StringComparer.Ordinal);
    }

    /// <exception cref="CakeException">The push of a cache failed.</exception>
    public void RequireCaches()
    {
        if (HasFailed)
        {
            throw Failure();
        }
    }

    /// <summary>Takes note of what the registry has without a push of docker's, for the words of a failure.</summary>
    public void Note(IEnumerable<string> references) => others.AddRange(references);

    // A thread for each: they only wait for docker, and the pool would start them half a second apart.
    private void PushAtOnce(WantedPushes wanted)
    {
        var queue = new PushQueue(wanted);
        var count = Math.Min(Math.Max(limits.AtOnce, 1), wanted.Caches.Count + Math.Min(wanted.Images.Count, 1));
        var labels = count > 1 ? PushLabels.Of([.. wanted.All]) : null;
        Task.WaitAll(Enumerable.Range(0, count)
            .Select(_ => Task.Factory.StartNew(() => PushAll(queue, labels), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray());
    }

    private void PushAll(PushQueue queue, IReadOnlyDictionary<string, string>? labels)
    {
        while (queue.Next() is { } reference)
        {
            var push = new OnePush(docker, limits.Retries, means with { Show = Show }).Run(reference, labels?[reference]);
            lock (gate)
            {
                (push.Outcome.Succeeded ? pushed : failed).Add(push);
            }

            queue.Ended(push);
        }
    }

    private void Show(string line)
    {
        lock (gate)
        {
            means.Show(line);
        }
    }

    private CakeException Failure()
    {
        var there = others.Concat(pushed.Select(p => p.Reference)).ToList();
        var rest = there.Count == 0 ? "nothing else was pushed" : $"pushed nevertheless: {string.Join(", ", there)}";
        return new CakeException(failed[0].Outcome.ExitCode, $"{string.Join('\n', failed.Select(f => f.Failure))}\n({rest})");
    }
}
