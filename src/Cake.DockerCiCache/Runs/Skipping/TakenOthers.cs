using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Compares the images that a build took with those that its key stands for.</summary>
/// <remarks>
/// A tag may move between question and build. Another builder than the engine may have mirrors of its own, and no builder asks the
/// registry for a frontend that it has already, whatever <c>--pull</c> says: those must be seen.
/// </remarks>
internal static class TakenOthers
{
    /// <summary>Why the image is not what the key stands for, in words; null when it is.</summary>
    public static string? Doubt(KeyRequest request, EngineFacts engine, IEnumerable<(string Reference, string Digest)> taken)
    {
        var digests = taken.ToLookup(t => t.Reference, t => t.Digest, StringComparer.Ordinal);
        var frontend = Frontend.Of(request.DockerfileText, request.BuildArgs);
        foreach (var (image, asked) in request.ImageDigests)
        {
            var seen = digests[ImageReference.Parse(image).Normalize().ToString()].ToList();
            if (seen.Find(s => s != asked) is { } other)
            {
                return $"the build took {image} with the digest {other}, and the registry has {asked}";
            }

            if (seen.Count == 0 && (image == frontend || !engine.BuildsInEngine))
            {
                return $"the build does not say which {image} it took";
            }
        }

        return null;
    }
}
