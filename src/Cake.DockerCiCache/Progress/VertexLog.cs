namespace Cake.DockerCiCache.Progress;

/// <summary>What was said about one vertex so far.</summary>
internal sealed class VertexLog(int number, string? service)
{
    private const int TailLength = 20;
    private readonly Queue<string> tail = new();
    private VertexOutcome outcome;
    private TimeSpan? duration;
    private string? error;
    private bool fetched;
    private bool pulled;
    private bool cached;
    private bool replaced;
    private bool wrote;
    private bool ran;

    /// <summary>The name as printed last.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Adds what a line says.</summary>
    public void Add(ProgressLine said)
    {
        switch (said)
        {
            case ProgressLine.Output output:
                Write(output.Text);
                break;
            case ProgressLine.Fetched fetch:
                fetched = true;
                pulled |= fetch.IsPull;
                break;
            case ProgressLine.Cached:
                End(VertexOutcome.Cached);
                break;
            case ProgressLine.Canceled:
                End(VertexOutcome.Canceled);
                break;
            case ProgressLine.Error { Text: var text }:
                Fail(text);
                break;
            case ProgressLine.Done done:
                Finish(done.Duration);
                break;
        }
    }

    /// <summary>The vertex as known by now.</summary>
    public BuildVertex ToVertex(bool hasTargets)
    {
        var parsed = VertexNameParser.Parse(Name, hasTargets);
        var name = parsed with { Target = parsed.Target ?? service };

        // On the containerd image store a cached step's layer is fetched when the image is unpacked: "CACHED" or not, sizes, "DONE 0.1s".
        // On the classic one it is fetched first: "pulling", "CACHED"; where that fails the step runs, "DONE 0.1s", and the error is
        // not always printed. A base image that is fetched is done.
        var end = outcome == VertexOutcome.Done && !ran && name.IsStep ? VertexOutcome.Cached : outcome;
        return new BuildVertex(number, name, end, end == VertexOutcome.Done ? duration : null, error) { OutputTail = [.. tail], ReplacedCache = replaced };
    }

    private void Write(string text)
    {
        wrote = true;
        tail.Enqueue(text);
        if (tail.Count > TailLength)
        {
            tail.Dequeue();
        }
    }

    // 20.10 repeats the error of the cached layer that it could not fetch after the step has run instead, and the build goes on.
    private void Fail(string text)
    {
        error = text;
        ran |= wrote && CacheFetch.IsError(text);
        End(ran && CacheFetch.IsError(text) ? VertexOutcome.Done : VertexOutcome.Failed);
    }

    private void Finish(TimeSpan time)
    {
        replaced |= pulled && !cached;
        ran |= wrote || !fetched || replaced;
        duration = time;
        End(VertexOutcome.Done);
    }

    // A step that ran for one bake target is CACHED for the next; it ran all the same.
    private void End(VertexOutcome end)
    {
        cached |= end == VertexOutcome.Cached;
        outcome = end == VertexOutcome.Cached && ran ? outcome : end;
        (fetched, wrote) = (false, false);
    }
}
