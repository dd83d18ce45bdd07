namespace Cake.DockerCiCache.Progress;

/// <summary>Sorts the words with which a cache source could not be read.</summary>
internal static class CacheImportWords
{
    // Go's net package and containerd's resolver; "not found" is containerd's errdefs.ErrNotFound and always ends the text.
    private static readonly string[] Network =
        ["dial tcp", "no such host", "i/o timeout", "connection re", "EOF", "TLS handshake", "x509:", "deadline exceeded", "no route"];

    public static CacheImportOutcome Classify(string words)
    {
        if (words.EndsWith("not found", StringComparison.Ordinal) || words.EndsWith("404 Not Found", StringComparison.Ordinal))
        {
            return CacheImportOutcome.Missing;
        }

        return Network.Any(word => words.Contains(word, StringComparison.Ordinal))
            ? CacheImportOutcome.Unreachable
            : CacheImportOutcome.Refused;
    }
}
