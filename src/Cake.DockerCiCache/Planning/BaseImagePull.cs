using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning;

/// <summary>Whether base images must be asked of their registry though the engine holds them.</summary>
/// <remarks>
/// On the classic image store a base image that is there has another cache key than the same image in its registry
/// (moby, builder/builder-next/adapters/containerimage/pull.go), so caches from an empty machine miss. <c>--pull</c> gives the
/// registry's key. An image without digest is only in this engine's store and can't be pulled, so then nothing is.
/// </remarks>
internal static class BaseImagePull
{
    /// <summary>A note for the plan when <c>--pull</c> is needed; null when it is not.</summary>
    public static string? Needed(StageGraph graph, EngineFacts engine)
    {
        var local = engine.LocalImages.Select(l => l.Normalize()).ToLookup(r => r.Repository, StringComparer.Ordinal);
        var held = graph.Required
            .SelectMany(i => graph.Stages[i].ExternalImages)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Image: Find(name, local)))
            .Where(b => b.Image is not null)
            .ToList();
        return held.Count > 0 && held.TrueForAll(b => b.Image!.Digest is not null)
            ? $"--pull: this engine holds {string.Join(", ", held.Select(b => b.Name))}, whose cache keys would differ from those of an empty machine"
            : null;
    }

    private static ImageReference? Find(string name, ILookup<string, ImageReference> local)
    {
        if (!ImageReference.TryParse(name, out var reference, out _))
        {
            return null;
        }

        var wanted = reference.Normalize();
        return local[wanted.Repository].FirstOrDefault(l => wanted.Digest is { } digest ? digest == l.Digest : wanted.Tag == l.Tag);
    }
}
