namespace Cake.DockerCiCache.Progress;

/// <summary>What one line about a vertex says, read from its first word after the number.</summary>
internal abstract record ProgressLine
{
    /// <summary><c>CACHED</c>.</summary>
    internal sealed record Cached : ProgressLine;

    /// <summary><c>DONE 0.3s</c>.</summary>
    internal sealed record Done(TimeSpan Duration) : ProgressLine;

    /// <summary><c>ERROR: …</c>.</summary>
    internal sealed record Error(string Text) : ProgressLine;

    /// <summary><c>CANCELED</c>.</summary>
    internal sealed record Canceled : ProgressLine;

    /// <summary><c>...</c>: the next lines are another vertex's.</summary>
    internal sealed record Switched : ProgressLine;

    /// <summary><c>WARN: …</c>: a build check's warning.</summary>
    internal sealed record Warning(string Text) : ProgressLine;

    /// <summary><c>1.234 …</c>: the program's own output, which may look like anything.</summary>
    internal sealed record Output(string Text) : ProgressLine;

    /// <summary><c>sha256:… 1.2MB / 3MB</c>, <c>extracting …</c>, <c>pulling …</c>: a layer is fetched or unpacked.</summary>
    /// <param name="IsPull">By the classic image store, which says <c>pulling</c>.</param>
    internal sealed record Fetched(bool IsPull) : ProgressLine;

    /// <summary>Anything else: a name, or a detail such as <c>transferring context: 2B done</c>.</summary>
    internal sealed record Other(string Text) : ProgressLine;
}
