using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Registries;

/// <summary>Asks registries about images, without an engine, and sets tags on what is there.</summary>
/// <remarks>
/// github.com/opencontainers/distribution-spec. Every question ends within the limits, and no end of one is an exception. References are
/// full ones; a text that is none is a <see cref="FormatException"/>. Each method waits for its answer.
/// </remarks>
internal sealed class RegistryClient : IDisposable
{
    private readonly HttpExchange http;
    private readonly ManifestQuestions manifests;
    private readonly BlobQuestions blobs;
    private readonly PresenceQuestions presence;
    private readonly DamageQuestions damage;
    private readonly LoginQuestion login;
    private readonly int atOnce;

    /// <param name="access">Credentials, and which registries are insecure.</param>
    /// <param name="limits">How long to wait.</param>
    /// <param name="means">What retrying needs.</param>
    /// <param name="handler">Makes the connections; <see cref="RegistryHandler.Shared"/> by default.</param>
    public RegistryClient(RegistryAccess access, RegistryLimits limits, RetryMeans means, HttpMessageHandler? handler = null)
    {
        http = new HttpExchange(handler ?? RegistryHandler.Shared, limits.Patience, means.Clock);
        var questioner = new RegistryQuestioner(http, access, new Retry(limits.Retries, means));
        manifests = new ManifestQuestions(questioner);
        blobs = new BlobQuestions(questioner);
        presence = new PresenceQuestions(questioner, manifests, limits.AtOnce);
        damage = new DamageQuestions(manifests, blobs, limits.AtOnce);
        login = new LoginQuestion(http, access);
        atOnce = limits.AtOnce;
    }

    public void Dispose() => http.Dispose();

    /// <summary>Why a registry, <c>host[:port]</c>, does not take its credential, asked once; null when it does.</summary>
    public Fault? Refusal(string registry) => login.Ask(registry);

    /// <summary>Which of the references are there; asked at once.</summary>
    public IReadOnlyDictionary<string, RegistryAnswer<ManifestDescriptor>> Find(IEnumerable<string> references) =>
        presence.Find(references);

    /// <summary>What of the parts that each reference's manifest lists is gone or cut, in words; null where nothing is, or that is not known.</summary>
    public IReadOnlyList<string?> Damages(IEnumerable<string> references) =>
        SideBySide.Ask([.. references], atOnce, r => damage.Ask(ImageReference.Parse(r)));

    /// <summary>Fetches a manifest or an index, and checks its digest.</summary>
    public RegistryAnswer<RegistryManifest> Manifest(string reference) => manifests.Fetch(ImageReference.Parse(reference));

    /// <summary>Fetches several, asked at once.</summary>
    public IReadOnlyList<RegistryAnswer<RegistryManifest>> Manifests(IEnumerable<string> references) =>
        SideBySide.Ask([.. references], atOnce, r => manifests.Fetch(ImageReference.Parse(r)));

    /// <summary>Fetches a blob of a few megabytes at most from a repository, and checks its digest.</summary>
    public RegistryAnswer<ReadOnlyMemory<byte>> Blob(string repository, string digest) =>
        blobs.Fetch(ImageReference.Parse(repository), digest);

    /// <summary>When an image was made, and its labels; of an index, its first image.</summary>
    public RegistryAnswer<ImageConfig> Config(string reference) =>
        new ConfigQuestions(manifests, blobs, atOnce).Fetch(ImageReference.Parse(reference));

    /// <summary>What the images of a reference say of themselves; of an index, all that are for one of the platforms (without variant; null for all).</summary>
    public RegistryAnswer<IReadOnlyList<ImageConfig>> Configs(string reference, IReadOnlySet<string>? platforms) =>
        new ConfigQuestions(manifests, blobs, atOnce).FetchAll(ImageReference.Parse(reference), platforms);

    /// <summary>Puts a manifest or an index under a reference of the repository that it is from: its parts are there already, so nothing else travels.</summary>
    public RegistryAnswer<ManifestDescriptor> Put(RegistryManifest manifest, string reference) =>
        manifests.Put(manifest, ImageReference.Parse(reference));

    /// <summary>The same under several references.</summary>
    public IReadOnlyList<RegistryAnswer<ManifestDescriptor>> Put(RegistryManifest manifest, IEnumerable<string> references, int atOnce) =>
        SideBySide.Ask([.. references], atOnce, r => manifests.Put(manifest, ImageReference.Parse(r)));
}
