using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>The percent signs of a URL as Go reads them (net/url), which refuses those without two digits where .NET leaves them.</summary>
internal static partial class UrlText
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out string? decoded)
    {
        decoded = BadEscape().IsMatch(text) ? null : Uri.UnescapeDataString(text);
        return decoded is not null;
    }

    /// <summary>The pairs of a query; those that can't be read are passed over, as Go's URL.Query does.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(string query)
    {
        foreach (var pair in query.Split('&').Where(pair => pair.Length > 0 && !pair.Contains(';', StringComparison.Ordinal)))
        {
            var parts = pair.Replace('+', ' ').Split('=', 2);
            if (TryDecode(parts[0], out var name) && TryDecode(parts.Length > 1 ? parts[1] : string.Empty, out var value))
            {
                yield return (name, value);
            }
        }
    }

    [GeneratedRegex("%(?![0-9a-fA-F]{2})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BadEscape();
}
