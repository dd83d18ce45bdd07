using System.Globalization;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Progress;

/// <summary>Finds out why a build failed.</summary>
internal static partial class BuildFailureReader
{
    /// <summary>Reads the failure from what a reader has seen of a process that ended with an error.</summary>
    public static BuildFailure Read(PlainProgressReader progress) => Read(progress.Vertices, progress.TextTail, progress.Location);

    /// <summary>Reads the failure from vertices and the lines that belong to none.</summary>
    /// <param name="vertices">All vertices.</param>
    /// <param name="text">Docker's last lines, without trailers and excerpts.</param>
    /// <param name="location">File and line, when docker named them.</param>
    public static BuildFailure Read(IReadOnlyList<BuildVertex> vertices, IReadOnlyList<string> text, string? location)
    {
        var line = DockerLine(text);
        var vertex = Culprit(vertices, line);
        var code = ExitCode().Match(vertex?.Error ?? string.Empty);
        int? exit = code.Success && int.TryParse(code.Groups["code"].Value, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new BuildFailure(Kind(vertex, exit, line), vertex, exit, location, line.Length > 0 ? line : vertex?.Error ?? string.Empty);
    }

    [GeneratedRegex(@"exit code: (?<code>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExitCode();

    // 20.10 prints its error without any prefix, as its last line; compose v1 adds a line that says nothing.
    private static string DockerLine(IReadOnlyList<string> text) =>
        text.LastOrDefault(line => line.StartsWith("ERROR: ", StringComparison.Ordinal)
            || line.Contains("failed to solve", StringComparison.Ordinal))
        ?? text.LastOrDefault(line => !line.EndsWith(" failed to build : Build failed", StringComparison.Ordinal))
        ?? string.Empty;

    // More than one vertex may have an error: a cached layer that could not be fetched is built again and keeps it.
    private static BuildVertex? Culprit(IReadOnlyList<BuildVertex> vertices, string line)
    {
        var failed = vertices.Where(vertex => vertex.Outcome == VertexOutcome.Failed && !CacheImport.IsImport(vertex)).ToList();
        return failed.LastOrDefault(vertex => vertex.Error is { Length: > 0 } error && line.EndsWith(error, StringComparison.Ordinal))
            ?? failed.LastOrDefault();
    }

    private static BuildFailureKind Kind(BuildVertex? vertex, int? exitCode, string line) => vertex?.Name switch
    {
        null => KindOf(line),
        { IsBaseImage: true } => BuildFailureKind.BaseImage,
        { IsStep: true } when exitCode is null && CacheFetch.IsError(vertex.Error) => BuildFailureKind.Cache,
        { IsStep: true } => BuildFailureKind.Step,
        { Instruction: var text } when Starts(text, "load metadata for ") => BuildFailureKind.BaseImage,
        not null when BuildExport.IsOfCache(vertex) => BuildFailureKind.Cache,
        not null when BuildExport.IsAny(vertex) => CacheFetch.IsErrorOfExport(vertex.Error) ? BuildFailureKind.Cache : BuildFailureKind.Export,
        _ => KindOf(line),
    };

    private static BuildFailureKind KindOf(string line) => line switch
    {
        _ when Has(line, "Cannot connect to the Docker daemon") || Has(line, "error during connect") => BuildFailureKind.Engine,
        _ when Has(line, "error reading from server") || Has(line, "code = Unavailable") || Has(line, "failed to solve: Unavailable") => BuildFailureKind.EngineGone,
        _ when Has(line, "dockerfile parse error") || Has(line, "target stage") || Has(line, "failed to read dockerfile")
            || Has(line, "unable to prepare context") => BuildFailureKind.Dockerfile,
        _ => BuildFailureKind.Other,
    };

    private static bool Starts(string text, string words) => text.StartsWith(words, StringComparison.Ordinal);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);
}
