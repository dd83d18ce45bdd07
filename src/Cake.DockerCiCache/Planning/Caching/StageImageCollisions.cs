using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>Two stages, or a stage and the image itself, must never share a reference: one would overwrite the other.</summary>
internal static class StageImageCollisions
{
    private const string Remedy = "choose a pattern that keeps them apart, for example \"cache-{stage}\"";

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

    /// <summary>Nor may this run's image have a reference that another branch keeps a stage's cache under: a branch with a stage's name, whose tag it takes.</summary>
    public static void CheckOthers(
        BuildRequest request, StageGraph graph, IReadOnlyDictionary<int, string> own, IReadOnlyDictionary<int, IReadOnlyList<string>> candidates)
    {
        var tags = request.Tags.Select(t => request.Image.WithTag(t).ToString()).ToList();
        foreach (var (index, references) in candidates)
        {
            if (references.FirstOrDefault(r => r != own[index] && ImageReference.AreSame(r, tags)) is { } reference)
            {
                throw new DockerCiSettingsException(
                    nameof(BuildRequest.CacheTag),
                    $"\"{request.CacheTag}\" gives the cache of stage {Name(graph, index)} on another branch and this run's image the same reference \"{reference}\"; {Remedy}");
            }
        }
    }

    private static DockerCiSettingsException Collision(BuildRequest request, StageGraph graph, int index, int other, string reference) =>
        new(
            nameof(BuildRequest.CacheTag),
            $"\"{request.CacheTag}\" gives stage {Name(graph, index)} and {(other == graph.Target ? "the image" : "stage")} {Name(graph, other)} the same reference \"{reference}\"; " +
            Remedy);

    private static string Name(StageGraph graph, int index) => $"\"{graph.Stages[index].Name ?? $"stage-{index}"}\"";
}
