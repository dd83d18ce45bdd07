using System.Collections.Concurrent;
using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>Pushes images, again after faults that can pass, and reads their digests from docker's output. Its methods may run at the same time.</summary>
/// <param name="docker">The docker that pushes.</param>
/// <param name="retries">How often and how long a push is tried again.</param>
/// <param name="means">What retrying needs; takes all lines.</param>
internal sealed class PushRunner(DockerTool docker, RetryLimits retries, RetryMeans means)
{
    private readonly Lock gate = new();
    private readonly List<FinishedPush> pushed = [];
    private readonly List<FinishedPush> failed = [];
    private readonly List<string> others = [];

    /// <summary>Some push failed.</summary>
    public bool HasFailed
    {
        get
        {
            lock (gate)
            {
                return failed.Count > 0;
            }
        }
    }

    /// <summary>Pushes one after the other: what they have in common is uploaded once, also to several repositories.</summary>
    /// <param name="references">The references.</param>
    /// <param name="labels">What stands before the lines of each; null for nothing.</param>
    /// <returns>The digest of each.</returns>
    /// <exception cref="CakeException">A push failed; no further one was started, and what was pushed stays in the registry.</exception>
    public IReadOnlyDictionary<string, string> PushInOrder(IReadOnlyList<string> references, IReadOnlyDictionary<string, string>? labels)
    {
        foreach (var reference in references)
        {
            if (Push(reference, labels) is { Outcome.Succeeded: false } push)
            {
                throw Failure(push);
            }
        }

        return DigestsOf(references);
    }

    /// <summary>Pushes several at once. None begins after a push failed, and the end of those that were started is waited for.</summary>
    /// <param name="references">The references.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="labels">What stands before the lines of each; null for nothing.</param>
    /// <returns>The digest of each that could be pushed; <see cref="RequireAll"/> tells why one could not.</returns>
    public IReadOnlyDictionary<string, string> PushAtOnce(IReadOnlyList<string> references, int atOnce, IReadOnlyDictionary<string, string>? labels)
    {
        // A thread for each: they only wait for docker, and the pool would start them half a second apart.
        var left = new ConcurrentQueue<string>(references);
        Task.WaitAll(Enumerable.Range(0, Math.Min(Math.Max(atOnce, 1), left.Count))
            .Select(_ => Task.Factory.StartNew(() => PushAll(left, labels), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray());
        return DigestsOf(references);
    }

    /// <exception cref="CakeException">A push failed.</exception>
    public void RequireAll()
    {
        if (HasFailed)
        {
            throw Failure(failed[0]);
        }
    }

    /// <summary>Takes note of what the registry has without a push of docker's, for the words of a failure.</summary>
    public void Note(IEnumerable<string> references)
    {
        lock (gate)
        {
            others.AddRange(references);
        }
    }

    private void PushAll(ConcurrentQueue<string> left, IReadOnlyDictionary<string, string>? labels)
    {
        while (!HasFailed && left.TryDequeue(out var reference))
        {
            Push(reference, labels);
        }
    }

    private FinishedPush Push(string reference, IReadOnlyDictionary<string, string>? labels)
    {
        var push = new OnePush(docker, retries, means with { Show = Show }).Run(reference, labels?[reference]);
        lock (gate)
        {
            (push.Outcome.Succeeded ? pushed : failed).Add(push);
        }

        return push;
    }

    private void Show(string line)
    {
        lock (gate)
        {
            means.Show(line);
        }
    }

    private IReadOnlyDictionary<string, string> DigestsOf(IReadOnlyList<string> references)
    {
        lock (gate)
        {
            var digests = pushed.ToDictionary(p => p.Reference, p => p.Digest, StringComparer.Ordinal);
            return references.Where(digests.ContainsKey).ToDictionary(r => r, r => digests[r], StringComparer.Ordinal);
        }
    }

    private CakeException Failure(FinishedPush first)
    {
        lock (gate)
        {
            var failures = failed.Where(f => f != first).Prepend(first).Select(f => f.Failure);
            var there = others.Concat(pushed.Select(p => p.Reference)).ToList();
            var rest = there.Count == 0 ? "nothing else was pushed" : $"pushed nevertheless: {string.Join(", ", there)}";
            return new CakeException(first.Outcome.ExitCode, $"{string.Join('\n', failures)}\n({rest})");
        }
    }
}
