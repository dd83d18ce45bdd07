using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Fetches images' configurations: the manifest, of an index that of its images, then the blob.</summary>
internal sealed class ConfigQuestions(ManifestQuestions manifests, BlobQuestions blobs, int atOnce)
{
    /// <summary>The image's configuration; of an index, that of its first image.</summary>
    public RegistryAnswer<ImageConfig> Fetch(ImageReference reference)
    {
        var manifest = manifests.Fetch(reference);
        if (Index(manifest) is { } index)
        {
            manifest = ImageJson.FirstImage(index.Content) is { } first
                ? manifests.Fetch(reference with { Tag = null, Digest = first })
                : new RegistryAnswer<RegistryManifest>.Refused("an index without an image");
        }

        return OfImage(reference, manifest);
    }

    /// <summary>The configurations of all of an index's images that are for one of the platforms; of a single image its own, whatever it is for.</summary>
    /// <param name="reference">The image.</param>
    /// <param name="platforms">Platforms without variant; null for all.</param>
    public RegistryAnswer<IReadOnlyList<ImageConfig>> FetchAll(ImageReference reference, IReadOnlySet<string>? platforms)
    {
        var answers = SideBySide.Ask(Manifests(reference, platforms), atOnce, m => OfImage(reference, m));
        return answers.FirstOrDefault(a => a is not RegistryAnswer<ImageConfig>.Found) is { } other
            ? other.Select(_ => (RegistryAnswer<IReadOnlyList<ImageConfig>>)new RegistryAnswer<IReadOnlyList<ImageConfig>>.Missing())
            : new RegistryAnswer<IReadOnlyList<ImageConfig>>.Found([.. answers.Select(a => ((RegistryAnswer<ImageConfig>.Found)a).Value)]);
    }

    private IReadOnlyList<RegistryAnswer<RegistryManifest>> Manifests(ImageReference reference, IReadOnlySet<string>? platforms)
    {
        var manifest = manifests.Fetch(reference);
        if (Index(manifest) is not { } index)
        {
            return [manifest];
        }

        var wanted = (ImageJson.Images(index.Content) ?? []).Where(i => platforms?.Contains(i.Platform) != false).ToList();
        return wanted.Count == 0
            ? [new RegistryAnswer<RegistryManifest>.Refused($"an index without an image for {(platforms is null ? "anything" : string.Join(", ", platforms))}")]
            : SideBySide.Ask(wanted, atOnce, i => manifests.Fetch(reference with { Tag = null, Digest = i.Digest }));
    }

    private RegistryAnswer<ImageConfig> OfImage(ImageReference reference, RegistryAnswer<RegistryManifest> manifest)
    {
        var digest = manifest.Select(m => Required(ImageJson.ConfigDigest(m.Content), "a manifest without configuration"));
        return digest is RegistryAnswer<string>.Found found
            ? blobs.Fetch(reference, found.Value).Select(blob => Required(ImageConfig.Read(blob), "a configuration that is none"))
            : digest.Select(_ => (RegistryAnswer<ImageConfig>)new RegistryAnswer<ImageConfig>.Missing());
    }

    private static RegistryManifest? Index(RegistryAnswer<RegistryManifest> answer) =>
        answer is RegistryAnswer<RegistryManifest>.Found { Value: { Descriptor.MediaType: ManifestTypes.OciIndex or ManifestTypes.DockerList } index } ? index : null;

    private static RegistryAnswer<T> Required<T>(T? value, string whatIsWrong)
        where T : class =>
        value is null ? new RegistryAnswer<T>.Refused(whatIsWrong) : new RegistryAnswer<T>.Found(value);
}
