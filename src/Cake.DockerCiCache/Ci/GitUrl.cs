using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Ci;

/// <summary>The addresses under which vendors give a repository, which may carry a token.</summary>
internal static partial class GitUrl
{
    /// <summary>The repository's page: <c>https://github.com/acme/web</c> for <c>git@github.com:acme/web.git</c>; null for what is no address.</summary>
    public static string? Page(string? url)
    {
        if (url is null || Parts().Match(url.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var scheme = match.Groups["scheme"].Value is "http" ? "http" : "https";
        var port = match.Groups["scheme"].Value is "http" or "https" ? match.Groups["port"].Value : string.Empty;
        return $"{scheme}://{match.Groups["host"].Value}{port}/{match.Groups["path"].Value}";
    }

    public static bool? AreSame(string? left, string? right) =>
        Page(left) is { } a && Page(right) is { } b ? WithoutScheme(a).Equals(WithoutScheme(b), StringComparison.OrdinalIgnoreCase) : null;

    private static string WithoutScheme(string page) => page[page.IndexOf("://", StringComparison.Ordinal)..];

    // The query is left out, as it may carry a token, too.
    [GeneratedRegex("""
        ^(?: (?<scheme> [a-z+]+ ) :// (?: [^/?#]* @ )? (?<host> [^/?#@:]+ ) (?<port> :[0-9]+ )? /  # https://user:token@host:port/
           | [^/?#:]* @ (?<host> [^/?#@:]+ ) :                                                   # user@host:
        )
        (?<path> [^?#@\s]+? ) (?: \.git )? /? (?: [?#] .* )? $
        """, RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Parts();
}
