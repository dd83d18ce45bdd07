using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Where COPY or ADD takes files from, told from the source's text (BuildKit 0.25, dfgitutil/git_ref.go and dockerfile2llb/convert.go: isHTTPSource).</summary>
/// <param name="Text">The source as written, its variables replaced.</param>
internal abstract partial record RemoteSource(string Text)
{
    private static readonly string[] GitSchemes = ["git", "ssh"];
    private static readonly string[] HttpSchemes = ["http", "https"];

    /// <summary>Whether it comes from the network.</summary>
    public abstract bool IsFetched { get; }

    public static RemoteSource Parse(string text)
    {
        if (ReadGit(text) is { } git)
        {
            return git;
        }

        return HttpSchemes.Any(scheme => text.StartsWith(scheme + "://", StringComparison.Ordinal)) ? new Http(text) : new Local(text);
    }

    private static Git? ReadGit(string text)
    {
        var (url, fragment) = Cut(text, '#');
        var (address, query) = Cut(url, '?');
        if (IsScp(address, query))
        {
            return new Git(text, query, fragment, IsLocal: false);
        }

        var isLocal = text.StartsWith("github.com/", StringComparison.Ordinal);
        return (isLocal || IsGitUrl(address)) && UrlText.TryDecode(address, out _) && UrlText.TryDecode(fragment, out var decoded)
            ? new Git(text, query, decoded, isLocal)
            : null;
    }

    // Over HTTP it is a repository only when its path ends in ".git". Schemes are read in any case.
    private static bool IsGitUrl(string address)
    {
        var end = address.IndexOf("://", StringComparison.Ordinal);
        var scheme = end < 0 ? string.Empty : address[..end].ToLowerInvariant();
        var slash = end < 0 ? -1 : address.IndexOf('/', end + 3);
        return GitSchemes.Contains(scheme)
            || (HttpSchemes.Contains(scheme) && slash >= 0 && UrlText.TryDecode(address[slash..], out var path) && path.EndsWith(".git", StringComparison.Ordinal));
    }

    // Here, unlike in a URL, the whole query must be readable.
    private static bool IsScp(string address, string query) =>
        Scp().IsMatch(address) && !query.Contains(';', StringComparison.Ordinal) && UrlText.TryDecode(query, out _);

    private static (string Before, string After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, string.Empty) : (text[..at], text[(at + 1)..]);
    }

    // user@host:path
    [GeneratedRegex(@"\A[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scp();

    /// <summary>A file of the build context, another stage or image.</summary>
    public sealed record Local(string Text) : RemoteSource(Text)
    {
        public override bool IsFetched => false;
    }

    /// <summary>One file.</summary>
    public sealed record Http(string Text) : RemoteSource(Text)
    {
        public override bool IsFetched => true;
    }

    /// <summary>A repository.</summary>
    /// <param name="Text">The source as written.</param>
    /// <param name="Query">What stands behind "?", still encoded.</param>
    /// <param name="Fragment">What stands behind "#": <c>ref[:folder]</c>.</param>
    /// <param name="IsLocal">Whether it is written like a path, <c>github.com/…</c>: read as a repository, and then taken from the build context.</param>
    public sealed record Git(string Text, string Query, string Fragment, bool IsLocal) : RemoteSource(Text)
    {
        public override bool IsFetched => !IsLocal;
    }
}
