using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Asks whether the parts that a manifest lists are there, in their sizes, without fetching them.</summary>
internal sealed class DamageQuestions(ManifestQuestions manifests, BlobQuestions blobs, int atOnce)
{
    /// <summary>The first part that is not as it should be; null when there is none, or the registry does not say.</summary>
    public string? Ask(ImageReference reference)
    {
        var manifest = manifests.Fetch(reference);
        var parts = manifest is RegistryAnswer<RegistryManifest>.Found { Value: var found } ? ImageJson.Parts(found.Content) ?? [] : [];
        var answers = SideBySide.Ask(parts, atOnce, part => blobs.Find(reference, part.Digest));
        return parts.Zip(answers, Words).FirstOrDefault(words => words is not null);
    }

    // A registry that gives no length with the head says 0.
    private static string? Words(BlobDescriptor part, RegistryAnswer<long> answer) => answer switch
    {
        RegistryAnswer<long>.Missing => $"its part {part.Digest} is gone",
        RegistryAnswer<long>.Found { Value: > 0 and var length } when length != part.Size => $"its part {part.Digest} has {length} bytes of {part.Size}",
        _ => null,
    };
}
