using System.Collections.Concurrent;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>Pushes cache images in the background while later stages build.</summary>
/// <remarks>
/// What a push says is kept until it is done and no build has the word; then it is shown in a group of its own, with a prefix. In the
/// middle of a build's lines it would be in the wrong group (GitHub's do not nest), and docker says nothing while it uploads anyway.
/// </remarks>
internal sealed class EarlyPushes(DockerTool docker, PushLimits limits, RetryMeans means, Narration narration) : IDisposable
{
    private readonly SemaphoreSlim slots = new(Math.Max(limits.AtOnce, 1));
    private readonly List<(string Label, Task<SaidPush> Push)> running = [];
    private readonly Dictionary<string, string> digests = new(StringComparer.Ordinal);

    /// <summary>The digests of what was pushed, and shown, so far. What failed is not there.</summary>
    public IReadOnlyDictionary<string, string> Digests => digests;

    /// <summary>Starts to push an image; called between builds.</summary>
    /// <param name="reference">The image.</param>
    /// <param name="label">Its stage.</param>
    public void Start(string reference, string label) =>
        running.Add((label, Task.Factory.StartNew(() => Push(reference, label), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    /// <summary>Shows the pushes that are done by now; called between builds.</summary>
    public void ShowDone()
    {
        foreach (var (label, push) in running.Where(r => r.Push.IsCompleted).ToList())
        {
            Show(label, push.GetAwaiter().GetResult());
            running.Remove((label, push));
        }
    }

    /// <summary>Waits for all pushes: also after a build failed, because the next run can do with their caches.</summary>
    public void Dispose()
    {
        ShowDone();
        if (running.Count > 0)
        {
            narration.Show($"waiting for the early pushes of {string.Join(", ", running.Select(r => r.Label))}");
        }

        while (running.Count > 0)
        {
            Task.WaitAny([.. running.Select(r => r.Push)]);
            ShowDone();
        }

        slots.Dispose();
    }

    private SaidPush Push(string reference, string label)
    {
        slots.Wait();
        try
        {
            var lines = new ConcurrentQueue<string>();
            return new(new OnePush(docker, limits.Retries, means with { Show = lines.Enqueue }).Run(reference, label), [.. lines]);
        }
        finally
        {
            slots.Release();
        }
    }

    private void Show(string label, SaidPush push)
    {
        using (narration.Open($"early push: {label}"))
        {
            foreach (var line in push.Lines)
            {
                narration.Show(line);
            }
        }

        if (push.Finished.Outcome.Succeeded)
        {
            digests[push.Finished.Reference] = push.Finished.Digest;
        }
        else
        {
            narration.Warn($"{push.Finished.Failure}\n(DockerCiBuild goes on; DockerCiPush tries it again)");
        }
    }

    private sealed record SaidPush(FinishedPush Finished, IReadOnlyList<string> Lines);
}
