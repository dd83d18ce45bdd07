namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>The name under which BuildKit compares images with build contexts.</summary>
/// <remarks>
/// reference = [domain "/"] path [":" tag] ["@" digest] (github.com/distribution/reference, regexp.go and normalize.go).
/// </remarks>
internal static class ImageName
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>The short form without <c>docker.io/library/</c> and <c>:latest</c>, or null when the text is no reference.</summary>
    public static string? Familiar(string reference)
    {
        var (rest, digest) = CutLast(reference, '@', 0);
        var (name, tag) = CutLast(rest, ':', rest.LastIndexOf('/') + 1);
        var (domain, path) = SplitDomain(name);
        var isId = reference.Length == 64 && reference.All(HexDigits.Contains);
        var isValid = !isId && IsDomain(domain) && path.Split('/').All(IsComponent)
            && (tag is null || IsTag(tag)) && (digest is null || IsDigest(digest)) && domain.Length + path.Length < 255;
        if (!isValid)
        {
            return null;
        }

        var shown = domain == "docker.io" ? Short(path) : $"{domain}/{path}";
        var suffix = $"{(tag is null ? string.Empty : ":" + tag)}{(digest is null ? string.Empty : "@" + digest)}";
        return suffix == ":latest" ? shown : shown + suffix;
    }

    private static (string Before, string? After) CutLast(string text, char separator, int from)
    {
        var index = text.IndexOf(separator, from);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    // What stands before the first slash is a domain when it cannot be a path component of Docker Hub.
    private static (string Domain, string Path) SplitDomain(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? string.Empty : name[..slash];
        var isDomain = first == "localhost" || first.AsSpan().ContainsAny('.', ':') || first.Any(char.IsUpper);
        if (!isDomain)
        {
            return ("docker.io", slash < 0 ? "library/" + name : name);
        }

        var path = name[(slash + 1)..];
        var isHub = first is "docker.io" or "index.docker.io";
        return (isHub ? "docker.io" : first, isHub && !path.Contains('/', StringComparison.Ordinal) ? "library/" + path : path);
    }

    private static string Short(string path)
    {
        const string Official = "library/";
        var name = path.StartsWith(Official, StringComparison.Ordinal) ? path[Official.Length..] : path;
        return name.Contains('/', StringComparison.Ordinal) ? path : name;
    }

    private static bool IsDomain(string domain)
    {
        var colon = domain.LastIndexOf(':');
        var isIpv6 = domain.StartsWith('[') && domain.Contains(']', StringComparison.Ordinal);
        var hasPort = colon >= 0 && (!isIpv6 || colon > domain.IndexOf(']', StringComparison.Ordinal));
        var host = hasPort ? domain[..colon] : domain;
        var port = hasPort ? domain[(colon + 1)..] : "0";
        return port.Length > 0 && port.All(char.IsAsciiDigit) && (isIpv6 ? IsIpv6(host) : host.Split('.').All(IsHostLabel));
    }

    private static bool IsIpv6(string host) =>
        host.Length > 2 && host.EndsWith(']') && host[1..^1].All(c => char.IsAsciiHexDigit(c) || c == ':');

    private static bool IsHostLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    // Letters and digits, with one period, one or two underscores or any number of dashes between them.
    private static bool IsComponent(string component)
    {
        var separator = 0;
        for (var i = 0; i < component.Length; i++)
        {
            var c = component[i];
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                separator = 0;
                continue;
            }

            var follows = separator > 0 && component[i - 1] == c && (c == '-' || (c == '_' && separator == 1));
            if (c is not ('.' or '_' or '-') || i == 0 || (separator > 0 && !follows))
            {
                return false;
            }

            separator++;
        }

        return component.Length > 0 && separator == 0;
    }

    private static bool IsTag(string tag) =>
        tag.Length is > 0 and <= 128 && tag[0] is not ('.' or '-') && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static bool IsDigest(string digest)
    {
        var length = digest.Split(':')[0] switch { "sha256" => 64, "sha384" => 96, "sha512" => 128, _ => 0 };
        var hex = digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return length > 0 && hex.Length == length && hex.All(HexDigits.Contains);
    }
}
