using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>How a registry wants to be asked: <c>Bearer realm="…",service="…"</c> or <c>Basic realm="…"</c>.</summary>
/// <remarks>RFC 9110, section 11.6.1; distribution.github.io/distribution/spec/auth/token.</remarks>
internal sealed partial record Challenge(bool IsBearer, string? Realm, string? Service)
{
    /// <summary>The one to answer: Bearer before Basic, as docker does; null when there is none of the two.</summary>
    public static Challenge? Of(IEnumerable<AuthenticationHeaderValue> offered) =>
        offered.Where(h => Is(h, "Bearer") || Is(h, "Basic")).OrderBy(h => Is(h, "Bearer") ? 0 : 1).Select(Read).FirstOrDefault();

    private static bool Is(AuthenticationHeaderValue header, string scheme) => header.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase);

    private static Challenge Read(AuthenticationHeaderValue header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(header.Parameter ?? string.Empty))
        {
            parameters[match.Groups["name"].Value] = Escape().Replace(match.Groups["value"].Value, "$1");
        }

        return new Challenge(Is(header, "Bearer"), parameters.GetValueOrDefault("realm"), parameters.GetValueOrDefault("service"));
    }

    [GeneratedRegex("""(?<name>[A-Za-z0-9_-]+)\s*=\s*(?:"(?<value>(?:[^"\\]|\\.)*)"|(?<value>[^\s,"]+))""", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(.)", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
