using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>The name under which BuildKit compares images with build contexts (github.com/distribution/reference, normalize.go: FamiliarString).</summary>
internal static class ImageName
{
    private const string Official = "library/";

    /// <summary>The short form without <c>docker.io/library/</c> and <c>:latest</c>, or null when the text is no reference.</summary>
    public static string? Familiar(string reference)
    {
        if (!ImageReference.TryParse(reference, out var parsed, out _))
        {
            return null;
        }

        var full = parsed.Normalize();
        return (full with
        {
            Domain = full.Domain == RegistryAddress.DockerHub ? null : full.Domain,
            Path = full.Domain == RegistryAddress.DockerHub ? Short(full.Path) : full.Path,
            Tag = full is { Tag: "latest", Digest: null } ? null : full.Tag,
        }).ToString();
    }

    private static string Short(string path)
    {
        var name = path.StartsWith(Official, StringComparison.Ordinal) ? path[Official.Length..] : path;
        return name.Contains('/', StringComparison.Ordinal) ? path : name;
    }
}
