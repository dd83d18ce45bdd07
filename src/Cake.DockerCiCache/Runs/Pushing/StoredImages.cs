using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Runs.Pushing;

/// <summary>Images that the engine's store holds and a registry has as well, so that tags can be set there on what it has.</summary>
/// <remarks>
/// They are the same when the engine's ID is the manifest's digest, as on the containerd image store, or its configuration's, as on the
/// classic one: either stands for all layers.
/// </remarks>
/// <param name="registry">The registry's client.</param>
/// <param name="ids">The engine's IDs, by reference.</param>
internal sealed class StoredImages(RegistryClient registry, IReadOnlyDictionary<string, string> ids)
{
    private readonly Dictionary<string, RegistryManifest> there = new(StringComparer.Ordinal);

    /// <summary>The repository and the image: references with the same one can share a manifest. A reference whose image is not known is alone.</summary>
    public string KeyOf(string reference) =>
        ids.GetValueOrDefault(reference) is { Length: > 0 } id ? $"{ImageReference.Parse(reference).Repository}@{id}" : reference;

    /// <summary>The registry's manifest of a reference's image; null when it is not known to have one.</summary>
    public RegistryManifest? Find(string reference) => there.GetValueOrDefault(KeyOf(reference));

    /// <summary>Looks at what the registry has, and remembers what is the same image.</summary>
    /// <param name="questions">References of the engine's, each with the one that the registry is asked for.</param>
    public void Look(IReadOnlyList<(string Reference, string Asked)> questions)
    {
        var answers = registry.Manifests(questions.Select(q => q.Asked));
        foreach (var (reference, manifest) in questions.Zip(answers, (q, answer) => (q.Reference, (answer as RegistryAnswer<RegistryManifest>.Found)?.Value)))
        {
            if (manifest is not null && ids.TryGetValue(reference, out var id) && (manifest.Descriptor.Digest == id || ImageJson.ConfigDigest(manifest.Content) == id))
            {
                there[KeyOf(reference)] = manifest;
            }
        }
    }
}
