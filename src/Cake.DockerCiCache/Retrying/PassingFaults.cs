using System.Globalization;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Retrying;

/// <summary>Tells faults that can pass from those that will be the same the next time.</summary>
/// <remarks>The words are those that docker 20.10 and 28.5 print; what is not known is not tried again.</remarks>
internal static partial class PassingFaults
{
    // Looked for without regard to case: the registry's own words come in all cases.
    private static readonly string[] Passing =
    [
        "connection refused", "connection reset", "connection timed out", "broken pipe", "closed network connection", "closed idle connection",
        "i/o timeout", "handshake timeout", "timeout awaiting", "client.timeout", "deadline exceeded", "waiting for connection",
        "no route to host", "network is unreachable", "goaway", "stream error", "server misbehaving", "temporary failure in name resolution",
        "toomanyrequests", "too many requests", "blob upload unknown", "blob upload invalid",

        // All that the containerd image store says of a 500 or 503 is the text in its body, whatever that is.
        "error from registry:",
    ];

    private static readonly string[] Lasting =
    [
        "denied", "unauthorized", "authentication required", "no basic auth credentials", "forbidden", "incorrect username or password",
        "invalid reference", "name unknown", "name invalid", "manifest unknown", "manifest invalid", "blob unknown", "did not match",
        "unsupported", "immutable", "cannot be overwritten", "not found", "does not exist", "not known", "no such host", "no such image", "x509:",
        "server gave http response to https client", "docker daemon", "dial unix", "no space left", "quota",
    ];

    /// <summary>By what docker, or a registry, said.</summary>
    public static bool Has(string words)
    {
        var text = Name().Replace(Remark().Replace(words, string.Empty), " ");
        var statuses = Status().Matches(text).Select(m => int.Parse(m.Groups["code"].Value, CultureInfo.InvariantCulture)).ToList();
        return !ContainsAny(text, Lasting)
            && statuses.TrueForAll(Has)
            && (statuses.Count > 0 || ContainsAny(text, Passing) || EndOfFile().IsMatch(text));
    }

    /// <summary>By the status of a registry's answer.</summary>
    public static bool Has(int status) => status is 408 or 425 or 429 or (>= 500 and not (501 or 505 or 507));

    private static bool ContainsAny(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    // An image may be called acme/denied, and a URL may have a 404 in it: what has a slash is a name, but for Go's own two words.
    [GeneratedRegex("\"[^\"\\s]*\"|(?<!\\S)(?!i/o\\b|net/http:)\\S*/\\S*", RegexOptions.None, 1000)]
    private static partial Regex Name();

    // Docker's remarks about its own configuration, "permission denied" among them, are not about the registry.
    [GeneratedRegex(@"^(?:WARNING|time=)[^\n]*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Remark();

    // "status: 503 Service Unavailable", "status code 500", "HTTP 429 response body"
    [GeneratedRegex(@"\b(?:(?<code>[45][0-9]{2}) [A-Z][a-z]|(?:status|HTTP|code)[^0-9\n]{1,40}(?<code>[45][0-9]{2})\b)", RegexOptions.None, 1000)]
    private static partial Regex Status();

    // Go's io.EOF and io.ErrUnexpectedEOF.
    [GeneratedRegex(@"\bEOF\b", RegexOptions.None, 1000)]
    private static partial Regex EndOfFile();
}
