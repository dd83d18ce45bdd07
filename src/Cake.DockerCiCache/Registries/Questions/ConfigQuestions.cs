using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Fetches images' configurations: the manifest, of an index that of its images, then the blob.</summary>
internal sealed class ConfigQuestions(ManifestQuestions manifests, BlobQuestions blobs)
{
    /// <summary>The image's configuration; of an index, that of its first image.</summary>
    public async Task<RegistryAnswer<ImageConfig>> FetchAsync(ImageReference reference, CancellationToken cancellation)
    {
        var manifest = await manifests.FetchAsync(reference, cancellation);
        if (Index(manifest) is { } index)
        {
            manifest = ImageJson.FirstImage(index.Content) is { } first
                ? await manifests.FetchAsync(reference with { Tag = null, Digest = first }, cancellation)
                : new RegistryAnswer<RegistryManifest>.Refused("an index without an image");
        }

        return await OfImageAsync(reference, manifest, cancellation);
    }

    /// <summary>The configurations of all of an index's images that are for one of the platforms; of a single image its own, whatever it is for.</summary>
    /// <param name="reference">The image.</param>
    /// <param name="platforms">Platforms without variant; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RegistryAnswer<IReadOnlyList<ImageConfig>>> FetchAllAsync(ImageReference reference, IReadOnlySet<string>? platforms, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll((await ManifestsAsync(reference, platforms, cancellation)).Select(m => OfImageAsync(reference, m, cancellation)));
        return answers.FirstOrDefault(a => a is not RegistryAnswer<ImageConfig>.Found) is { } other
            ? other.Select(_ => (RegistryAnswer<IReadOnlyList<ImageConfig>>)new RegistryAnswer<IReadOnlyList<ImageConfig>>.Missing())
            : new RegistryAnswer<IReadOnlyList<ImageConfig>>.Found([.. answers.Select(a => ((RegistryAnswer<ImageConfig>.Found)a).Value)]);
    }

    private async Task<IReadOnlyList<RegistryAnswer<RegistryManifest>>> ManifestsAsync(ImageReference reference, IReadOnlySet<string>? platforms, CancellationToken cancellation)
    {
        var manifest = await manifests.FetchAsync(reference, cancellation);
        if (Index(manifest) is not { } index)
        {
            return [manifest];
        }

        var wanted = (ImageJson.Images(index.Content) ?? []).Where(i => platforms?.Contains(i.Platform) != false).ToList();
        return wanted.Count == 0
            ? [new RegistryAnswer<RegistryManifest>.Refused($"an index without an image for {(platforms is null ? "anything" : string.Join(", ", platforms))}")]
            : await Task.WhenAll(wanted.Select(i => manifests.FetchAsync(reference with { Tag = null, Digest = i.Digest }, cancellation)));
    }

    private async Task<RegistryAnswer<ImageConfig>> OfImageAsync(ImageReference reference, RegistryAnswer<RegistryManifest> manifest, CancellationToken cancellation)
    {
        var digest = manifest.Select(m => Required(ImageJson.ConfigDigest(m.Content), "a manifest without configuration"));
        return digest is RegistryAnswer<string>.Found found
            ? (await blobs.FetchAsync(reference, found.Value, cancellation)).Select(blob => Required(ImageConfig.Read(blob), "a configuration that is none"))
            : digest.Select(_ => (RegistryAnswer<ImageConfig>)new RegistryAnswer<ImageConfig>.Missing());
    }

    private static RegistryManifest? Index(RegistryAnswer<RegistryManifest> answer) =>
        answer is RegistryAnswer<RegistryManifest>.Found { Value: { Descriptor.MediaType: ManifestTypes.OciIndex or ManifestTypes.DockerList } index } ? index : null;

    private static RegistryAnswer<T> Required<T>(T? value, string whatIsWrong)
        where T : class =>
        value is null ? new RegistryAnswer<T>.Refused(whatIsWrong) : new RegistryAnswer<T>.Found(value);
}
