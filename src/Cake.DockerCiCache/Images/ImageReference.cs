using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Images;

/// <summary>An image reference as written: <c>[domain/]path[:tag][@digest]</c>.</summary>
/// <remarks>
/// Strict grammar of github.com/distribution/reference (reference.go):
/// <code>
/// reference  := name [ ":" tag ] [ "@" digest ]
/// name       := [ domain "/" ] path
/// domain     := ( host-component { "." host-component } | "[" IPv6 "]" ) [ ":" port ]
/// path       := component { "/" component }
/// component  := alnum { separator alnum }      alnum := [a-z0-9]+   separator := "." | "_" | "__" | "-"+
/// tag        := [A-Za-z0-9_] [A-Za-z0-9_.-]{0,127}
/// digest     := algorithm ":" hex{32,}
/// </code>
/// Docker's normalising (docker.io, library/, latest) is <see cref="Normalize"/>, a separate step.
/// </remarks>
internal sealed partial record ImageReference(string? Domain, string Path, string? Tag, string? Digest)
{
    private const int LongestReference = 1024;

    /// <summary>Domain and path: what a registry calls the repository's name.</summary>
    public string Repository => Domain is null ? Path : $"{Domain}/{Path}";

    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no image reference.</exception>
    public static ImageReference Parse(string text) =>
        TryParse(text, out var reference, out var reason) ? reference : throw new FormatException($"\"{text}\" is no image reference: {reason}");

    /// <summary>Reads a reference, or says what is wrong with it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageReference? reference, [NotNullWhen(false)] out string? reason)
    {
        reference = null;
        var match = text.Length <= LongestReference ? Grammar().Match(text) : Match.Empty;
        if (!match.Success)
        {
            reason = ReferenceFault.Of(text);
            return false;
        }

        var (domain, path) = SplitDomain(match.Groups["name"].Value);
        var parsed = new ImageReference(domain, path, ValueOf(match.Groups["tag"]), ValueOf(match.Groups["digest"]));
        reason = ReferenceFault.OfParts(text, parsed);
        reference = reason is null ? parsed : null;
        return reference is not null;
    }

    /// <summary>The reference as Docker completes it: registry docker.io, <c>library/</c> for official images, tag latest.</summary>
    public ImageReference Normalize()
    {
        var domain = Domain is null or "index.docker.io" ? RegistryAddress.DockerHub : Domain;
        var path = domain == RegistryAddress.DockerHub && !Path.Contains('/', StringComparison.Ordinal) ? "library/" + Path : Path;
        return this with { Domain = domain, Path = path, Tag = Tag ?? (Digest is null ? "latest" : null) };
    }

    /// <summary>One of these means the same as a reference, however each is written.</summary>
    public static bool AreSame(string reference, IEnumerable<string> others) => others.Select(o => Parse(o).Normalize()).Contains(Parse(reference).Normalize());

    /// <summary>The same repository with another tag and no digest.</summary>
    public ImageReference WithTag(string tag) => this with { Tag = tag, Digest = null };

    /// <summary>The reference as it was written.</summary>
    public override string ToString() =>
        Repository + (Tag is null ? string.Empty : ":" + Tag) + (Digest is null ? string.Empty : "@" + Digest);

    // The first component is a registry only when it looks like a host (splitDockerDomain in normalize.go).
    private static (string? Domain, string Path) SplitDomain(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? string.Empty : name[..slash];
        var isHost = first == "localhost" || first.AsSpan().IndexOfAny(".:[") >= 0 || first.Any(char.IsAsciiLetterUpper);
        return isHost ? (first, name[(slash + 1)..]) : (null, name);
    }

    private static string? ValueOf(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("""
        \A
        (?<name>
          (?: (?: [A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])? (?: \. [A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])? )* | \[ [0-9A-Fa-f:]+ \] ) (?: : [0-9]+ )? / )?
          [a-z0-9]+ (?: (?: \. | __? | -+ ) [a-z0-9]+ )*
          (?: / [a-z0-9]+ (?: (?: \. | __? | -+ ) [a-z0-9]+ )* )*
        )
        (?: : (?<tag> [A-Za-z0-9_][A-Za-z0-9_.-]{0,127} ) )?
        (?: @ (?<digest> [A-Za-z][A-Za-z0-9]* (?: [-_+.] [A-Za-z][A-Za-z0-9]* )* : [0-9A-Fa-f]{32,} ) )?
        \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grammar();
}
