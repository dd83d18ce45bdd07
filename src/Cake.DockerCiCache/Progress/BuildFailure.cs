namespace Cake.DockerCiCache.Progress;

/// <summary>Why a build failed, in a few words for an exception.</summary>
/// <param name="Kind">Whose fault it is.</param>
/// <param name="Vertex">The vertex that failed; null when docker failed before or outside of any.</param>
/// <param name="ExitCode">The exit code of the step's program; null when there is none.</param>
/// <param name="Location">File and line, <c>Dockerfile:12</c>; null when docker does not say.</param>
/// <param name="Line">Docker's own last line about it; empty when it said nothing.</param>
internal sealed record BuildFailure(BuildFailureKind Kind, BuildVertex? Vertex, int? ExitCode, string? Location, string Line)
{
    private const int LongestInstruction = 120;

    /// <summary>Docker was stopped, because nothing came of a cache any more.</summary>
    /// <param name="words">What did not come.</param>
    /// <param name="blocksBuilder">Nothing else is built until it comes.</param>
    public static BuildFailure OfSilence(string words, bool blocksBuilder) => blocksBuilder
        ? new(BuildFailureKind.Engine, Vertex: null, ExitCode: null, Location: null, $"{words}; BuildKit builds nothing until it comes or its connection ends: restart the engine if it does not go on")
        : new(BuildFailureKind.Cache, Vertex: null, ExitCode: null, Location: null, words);

    /// <summary>A build that pushes nothing and writes no cache may go on.</summary>
    public bool IsOfPush => Kind == BuildFailureKind.Export || (Vertex is { } vertex && BuildExport.IsOfCache(vertex));

    /// <summary>One line that says what failed, docker's own line, and the end of the step's output.</summary>
    public override string ToString()
    {
        var lines = new List<string> { What() + (Location is null ? string.Empty : $" ({Location})") };
        if (Line.Length > 0)
        {
            lines.Add($"  docker: {Line}");
        }

        lines.AddRange(Vertex?.OutputTail.Select(line => $"  | {line}") ?? []);
        return string.Join('\n', lines);
    }

    private string What() => Kind switch
    {
        BuildFailureKind.Step => $"{Where()} failed{(ExitCode is { } code ? $" with exit code {code}" : string.Empty)}",
        BuildFailureKind.BaseImage => "A base image could not be had",
        BuildFailureKind.Cache when Vertex is { Name.Step: > 0 } => $"The cached layer of {Where()} could not be fetched",
        BuildFailureKind.Cache when CacheFetch.IsErrorOfExport(Vertex?.Error) => "A cached layer could not be fetched",
        BuildFailureKind.Cache when Vertex is null => "The cache could not be read",
        BuildFailureKind.Cache => "The cache could not be written",
        BuildFailureKind.Export => "The image could not be written or pushed",
        BuildFailureKind.Dockerfile => "The Dockerfile, its target or the build context is wrong",
        BuildFailureKind.Engine => "The Docker engine does not answer",
        BuildFailureKind.EngineGone => "The Docker engine, or its builder, went away during the build: see its log, and whether it was killed for want of memory or restarted",
        _ => "docker failed",
    };

    private string Where()
    {
        var name = Vertex!.Name;
        var instruction = name.Instruction.Length > LongestInstruction
            ? name.Instruction[..LongestInstruction] + "…"
            : name.Instruction;
        var target = name.Target is null ? string.Empty : $"target \"{name.Target}\", ";
        var platform = name.Platform is null ? string.Empty : $"{name.Platform}, ";
        var stage = name.Stage is null ? string.Empty : $"stage \"{name.Stage}\", ";
        return $"{target}{platform}{stage}step {name.Step}/{name.Steps} \"{instruction}\"";
    }
}
