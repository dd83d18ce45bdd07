namespace Cake.DockerCiCache.Images;

/// <summary>Says in words why a text is no image reference.</summary>
internal static class ReferenceFault
{
    private const int LongestPath = 255;
    private const int IdLength = 64;

    /// <summary>What a text that fits the grammar may still get wrong (reference.go, normalize.go and go-digest).</summary>
    public static string? OfParts(string text, ImageReference parsed)
    {
        if (text.Length == IdLength && text.All(char.IsAsciiHexDigitLower))
        {
            return "64 hexadecimal digits are an image ID, not a repository";
        }

        // With "library/", where Docker adds it.
        if (parsed.Normalize().Path.Length > LongestPath)
        {
            return $"the repository's path is longer than {LongestPath} characters";
        }

        return parsed.Digest is null || IsKnownDigest(parsed.Digest)
            ? null
            : $"the digest \"{parsed.Digest}\" is not sha256 with 64, sha384 with 96 or sha512 with 128 lower-case hexadecimal digits";
    }

    public static string Of(string text)
    {
        if (text.Length == 0)
        {
            return "it is empty";
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return "leave out the scheme, a reference is registry/path:tag";
        }

        if (text.Any(char.IsWhiteSpace))
        {
            return "it contains white space";
        }

        return OfName(text);
    }

    private static bool IsKnownDigest(string digest)
    {
        var hex = digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var length = digest[..^(hex.Length + 1)] switch { "sha256" => 64, "sha384" => 96, "sha512" => 128, _ => -1 };
        return hex.Length == length && hex.All(char.IsAsciiHexDigitLower);
    }

    private static string OfName(string text)
    {
        var name = text.Split('@')[0];
        var colon = name.LastIndexOf(':');
        var path = colon > name.LastIndexOf('/') ? name[..colon] : name;
        var repository = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (repository.Any(char.IsAsciiLetterUpper))
        {
            return $"a repository's name is lower case, for example \"{path.ToLowerInvariant()}\"";
        }

        return colon > name.LastIndexOf('/') && !TagName.IsValid(name[(colon + 1)..])
            ? $"the tag \"{name[(colon + 1)..]}\" is not 1 to 128 letters, digits, '_', '.' or '-' (not starting with '.' or '-')"
            : "expected [registry[:port]/]path[:tag][@digest], the path of lower-case letters and digits, separated by '/', '.', '_', '__' or '-'";
    }
}
