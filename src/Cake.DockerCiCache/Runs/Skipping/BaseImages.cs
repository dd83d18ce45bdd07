using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Runs.RegistryDoors;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Asks for the images that a build takes from elsewhere, where the engine would ask for them.</summary>
/// <remarks>
/// A mirror that has no such image makes the engine go on to the next place. One that fails does, too, but perhaps not when the
/// engine asks, so that is an answer here.
/// </remarks>
internal sealed class BaseImages(RegistryClient registry, EngineFacts engine)
{
    /// <summary>Which manifest or index each of the references stands for now.</summary>
    public IReadOnlyDictionary<string, RegistryAnswer<ManifestDescriptor>> Find(IEnumerable<string> images)
    {
        var known = new Dictionary<string, RegistryAnswer<ManifestDescriptor>>(StringComparer.Ordinal);
        var places = images.ToDictionary(i => i, i => new Queue<string>(ImagePlaces.Of(i, engine).Select(p => p.ToString())), StringComparer.Ordinal);
        while (places.Where(p => p.Value.Count > 0).ToDictionary(p => p.Key, p => p.Value.Dequeue(), StringComparer.Ordinal) is { Count: > 0 } round)
        {
            var answers = registry.Find(round.Values);
            foreach (var (image, place) in round)
            {
                known[image] = answers[place];
                if (known[image] is not RegistryAnswer<ManifestDescriptor>.Missing)
                {
                    places.Remove(image);
                }
            }
        }

        return known;
    }

    /// <summary>The ONBUILD instructions of an image, of all that its index has for the platforms.</summary>
    /// <param name="image">The image as written.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="platforms">Platforms without variant; null for all.</param>
    public RegistryAnswer<IReadOnlyList<string>> Triggers(string image, string digest, IReadOnlySet<string>? platforms)
    {
        RegistryAnswer<IReadOnlyList<ImageConfig>> answer = new RegistryAnswer<IReadOnlyList<ImageConfig>>.Missing();
        foreach (var place in ImagePlaces.Of(image, engine))
        {
            answer = registry.Configs((place with { Tag = null, Digest = digest }).ToString(), platforms);
            if (answer is not RegistryAnswer<IReadOnlyList<ImageConfig>>.Missing)
            {
                break;
            }
        }

        return answer.Select(configs => (RegistryAnswer<IReadOnlyList<string>>)new RegistryAnswer<IReadOnlyList<string>>.Found(
            [.. configs.SelectMany(c => c.Triggers).Distinct(StringComparer.Ordinal)]));
    }
}
