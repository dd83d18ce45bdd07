namespace Cake.DockerCiCache.Progress;

/// <summary>Tells a cached layer that could not be fetched from a step that failed.</summary>
internal static class CacheFetch
{
    // containerd's remotes/docker/httpreadseeker.go and content/helpers.go, as seen with corrupt, cut and deleted layers.
    // The colon matters: "failed to copy files: …" is a COPY that failed.
    private static readonly string[] Words =
        ["failed to copy: ", "httpReadSeeker", "short read", "unexpected commit digest", "failed commit on ref", "failed to extract layer"];

    /// <summary>Whether a vertex's error is about fetching its cached layer.</summary>
    public static bool IsError(string? error) => error is not null && Words.Any(word => error.Contains(word, StringComparison.Ordinal));
}
