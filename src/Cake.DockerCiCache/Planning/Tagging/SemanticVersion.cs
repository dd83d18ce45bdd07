using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Planning.Tagging;

/// <summary>A version after semver.org 2.0.0, with or without <c>v</c> before it. Build metadata is dropped: a tag can't hold its <c>+</c>.</summary>
/// <param name="Major">The major version, as written.</param>
/// <param name="Minor">The minor version, as written.</param>
/// <param name="Patch">The patch version, as written.</param>
/// <param name="PreRelease">What follows the hyphen; null for a release.</param>
internal sealed partial record SemanticVersion(string Major, string Minor, string Patch, string? PreRelease)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        var groups = Grammar().Match(text).Groups;
        version = groups[0].Success
            ? new(groups["major"].Value, groups["minor"].Value, groups["patch"].Value, groups["pre"].Success ? groups["pre"].Value : null)
            : null;
        return version is not null;
    }

    /// <summary>The versions that an image of this one answers to: 1.2.3, 1.2 and 1. A pre-release and 0 are no promise.</summary>
    public IEnumerable<string> Names()
    {
        yield return ToString();
        if (PreRelease is not null)
        {
            yield break;
        }

        yield return $"{Major}.{Minor}";
        if (Major != "0")
        {
            yield return Major;
        }
    }

    public override string ToString() => $"{Major}.{Minor}.{Patch}{(PreRelease is null ? string.Empty : $"-{PreRelease}")}";

    [GeneratedRegex(
        @"\Av?(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)" +
        @"(?:-(?<pre>(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?" +
        @"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grammar();
}
