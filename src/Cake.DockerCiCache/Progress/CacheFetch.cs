namespace Cake.DockerCiCache.Progress;

/// <summary>Tells a cached layer that could not be fetched from a step that failed.</summary>
internal static class CacheFetch
{
    // containerd's remotes/docker/httpreadseeker.go and content/helpers.go, as seen with corrupt, cut and deleted layers.
    // The colon matters: "failed to copy files: …" is a COPY that failed.
    private static readonly string[] Words =
        ["failed to copy: ", "httpReadSeeker", "short read", "unexpected commit digest", "failed commit on ref", "failed to extract layer"];

    // What is written or pushed fails with "failed commit on ref", too; these are only said of what is read.
    private static readonly string[] WordsOfReading = ["httpReadSeeker", "short read", "unexpected commit digest", "could not fetch content descriptor", "failed to copy: read tcp"];

    /// <summary>Whether an export failed because a cached layer, of which it is made, could not be fetched.</summary>
    public static bool IsErrorOfExport(string? error) => error is not null && WordsOfReading.Any(word => error.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether a vertex's error is about fetching its cached layer.</summary>
    public static bool IsError(string? error) => error is not null && Words.Any(word => error.Contains(word, StringComparison.Ordinal));

    /// <summary>What was said of the first layer that could not be fetched, in a build that went on without it; null when there was none.</summary>
    public static string? FailureIn(IReadOnlyList<BuildVertex> vertices) =>
        vertices.Where(v => !BuildExport.IsAny(v) && !CacheImport.IsImport(v)).Select(v => v.Error).FirstOrDefault(IsError) ?? (vertices.Any(v => v is { ReplacedCache: true, Name.IsStep: true }) ? "docker did not say why" : null);

    /// <summary>The cache sources that a registry said it has, and then did not give: no layer of theirs was looked for.</summary>
    public static IEnumerable<CacheImport> BrokenImports(IReadOnlyList<BuildVertex> vertices) => CacheImport.From(vertices).Where(i => IsError(i.Words));
}
