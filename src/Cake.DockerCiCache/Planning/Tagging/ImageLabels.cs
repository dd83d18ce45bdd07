using System.Globalization;

namespace Cake.DockerCiCache.Planning.Tagging;

/// <summary>The image's labels that follow from the run.</summary>
/// <remarks>
/// github.com/opencontainers/image-spec, annotations.md. All of them but <c>created</c> stay the same when the same commit is built
/// again, and so does the image's digest. What is not known has no label.
/// </remarks>
internal static class ImageLabels
{
    private const string Prefix = "org.opencontainers.image.";

    /// <param name="facts">What the vendor says about the run.</param>
    /// <param name="created">The time of the build; null for no such label.</param>
    public static IReadOnlyDictionary<string, string> Of(DockerCiFacts facts, DateTimeOffset? created)
    {
        (string Name, string? Value)[] all =
        [
            ("created", created?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("ref.name", facts.Tag ?? facts.Branch),
            ("revision", facts.Commit),
            ("source", facts.RepositoryUrl),
            ("url", facts.RepositoryUrl),
            ("version", facts.Tag is not { } tag ? null : SemanticVersion.TryParse(tag, out var version) ? version.ToString() : tag),
        ];
        return all.Where(l => l.Value is not null).ToDictionary(l => Prefix + l.Name, l => l.Value!, StringComparer.Ordinal);
    }
}
