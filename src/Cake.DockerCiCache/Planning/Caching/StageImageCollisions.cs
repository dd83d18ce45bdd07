using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>Two stages, or a stage and the image itself, must never share a reference: one would overwrite the other.</summary>
internal static class StageImageCollisions
{
    public static void Check(BuildRequest request, StageGraph graph, IReadOnlyDictionary<int, string> references)
    {
        var owner = new Dictionary<ImageReference, int>();
        foreach (var tag in request.Tags)
        {
            owner[request.Image.WithTag(tag).Normalize()] = graph.Target;
        }

        foreach (var (index, reference) in references)
        {
            var full = ImageReference.Parse(reference).Normalize();
            if (owner.TryGetValue(full, out var other) && other != index)
            {
                throw Collision(request, graph, index, other, reference);
            }

            owner[full] = index;
        }
    }

    private static DockerCiSettingsException Collision(BuildRequest request, StageGraph graph, int index, int other, string reference) =>
        new(
            nameof(BuildRequest.CacheTag),
            $"\"{request.CacheTag}\" gives stage {Name(graph, index)} and {(other == graph.Target ? "the image" : "stage")} {Name(graph, other)} the same reference \"{reference}\"; " +
            "choose a pattern that keeps them apart, for example \"cache-{stage}\"");

    private static string Name(StageGraph graph, int index) => $"\"{graph.Stages[index].Name ?? $"stage-{index}"}\"";
}
