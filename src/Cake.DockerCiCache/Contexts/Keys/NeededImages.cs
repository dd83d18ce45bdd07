using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>The images from outside that a build needs, and so their digests.</summary>
internal static class NeededImages
{
    /// <summary>The references as written, each once: base images, those that files are taken from, named contexts, the frontend.</summary>
    public static IReadOnlyList<string> Of(KeyRequest request) =>
    [
        .. request.Graph.Required.SelectMany(index => request.Graph.Stages[index].ExternalImages)
            .Concat(request.BuildContexts.Values.Select(ContextSource.Parse).OfType<ContextSource.Image>().Select(image => image.Reference))
            .Concat(Frontend.Of(request.DockerfileText, request.BuildArgs) is { } frontend ? [frontend] : [])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The digest in a reference, or null.</summary>
    public static string? WrittenDigest(string reference) =>
        ImageReference.TryParse(reference, out var image, out _) ? image.Digest : null;
}
