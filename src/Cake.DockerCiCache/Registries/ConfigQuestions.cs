using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Registries;

/// <summary>Fetches an image's configuration: its manifest, of an index that of its first image, then the blob.</summary>
internal sealed class ConfigQuestions(ManifestQuestions manifests, BlobQuestions blobs)
{
    public async Task<RegistryAnswer<ImageConfig>> FetchAsync(ImageReference reference, CancellationToken cancellation)
    {
        var manifest = await manifests.FetchAsync(reference, cancellation);
        if (manifest is RegistryAnswer<RegistryManifest>.Found { Value: { Descriptor.MediaType: ManifestTypes.OciIndex or ManifestTypes.DockerList } index })
        {
            manifest = ImageJson.FirstImage(index.Content) is { } first
                ? await manifests.FetchAsync(reference with { Tag = null, Digest = first }, cancellation)
                : new RegistryAnswer<RegistryManifest>.Refused("an index without an image");
        }

        var digest = manifest.Select(m => Required(ImageJson.ConfigDigest(m.Content), "a manifest without configuration"));
        return digest is RegistryAnswer<string>.Found found
            ? (await blobs.FetchAsync(reference, found.Value, cancellation)).Select(blob => Required(ImageConfig.Read(blob), "a configuration that is none"))
            : digest.Select(_ => (RegistryAnswer<ImageConfig>)new RegistryAnswer<ImageConfig>.Missing());
    }

    private static RegistryAnswer<T> Required<T>(T? value, string whatIsWrong)
        where T : class =>
        value is null ? new RegistryAnswer<T>.Refused(whatIsWrong) : new RegistryAnswer<T>.Found(value);
}
