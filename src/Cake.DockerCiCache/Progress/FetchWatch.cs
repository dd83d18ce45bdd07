namespace Cake.DockerCiCache.Progress;

/// <summary>Tells from <c>--progress=plain</c> that nothing comes any more of a cache: of its manifest, or of a cached layer.</summary>
/// <remarks>
/// Docker has no limit of its own for a registry that falls silent, as far as was waited (CONTRIBUTING.md, "Faults"). The containerd image store repeats a
/// layer's byte count every five seconds whether anything came or not; the classic one says nothing between a layer's begin and its end,
/// so a layer that is large or slow looks like one that hangs, and is given ten times as long. A quiet step is not waited for a cache.
/// While BuildKit waits for a cache's manifest it builds nothing, of no build, also when the build is given up (lazyCacheManager.wait under the
/// scheduler's lock, solver/llbsolver/bridge.go). A manifest has five times as long, so that a connection whose
/// other side is gone may end by itself before.
/// </remarks>
/// <param name="patience">How long the same byte count, or the silence after a cache's name, may last.</param>
internal sealed class FetchWatch(TimeSpan patience)
{
    private readonly Dictionary<int, WaitingVertex> open = [];
    private readonly Lock gate = new();
    private TimeSpan lastProgress;

    /// <summary>Why the build was given up; null while it was not.</summary>
    public BuildFailure? Failure { get; private set; }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="now">The time since the build's start.</param>
    public void Read(string line, TimeSpan now)
    {
        lock (gate)
        {
            if (ProgressLineParser.TryNumber(line, out var number, out var rest) && IsProgress(number, rest))
            {
                lastProgress = now;
            }
        }
    }

    /// <summary>From now on the build is to be given up. Answers yes once.</summary>
    public bool GivesUp(TimeSpan now)
    {
        lock (gate)
        {
            var silence = now - lastProgress;
            var stuck = Failure is null ? open.Values.FirstOrDefault(v => v.Waits && silence >= patience * v.Patiences) : null;
            Failure = stuck is null ? Failure : BuildFailure.OfSilence($"nothing came for {silence.TotalSeconds:0} s: {stuck.What}", stuck.IsImport);
            return stuck is not null;
        }
    }

    // Whatever any vertex says that is new counts, so that a build that gets on is left alone.
    private bool IsProgress(int number, string rest)
    {
        var said = ProgressLineParser.Parse(rest);
        if (said is ProgressLine.Done or ProgressLine.Cached or ProgressLine.Error or ProgressLine.Canceled)
        {
            return open.Remove(number);
        }

        if (open.TryGetValue(number, out var vertex))
        {
            return said is not ProgressLine.Switched && vertex.Add(said, rest);
        }

        open[number] = new WaitingVertex(rest);
        return true;
    }
}
