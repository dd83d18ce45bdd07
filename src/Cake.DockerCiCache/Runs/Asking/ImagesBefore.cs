using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>The images that a build's caches are read from, as the registry had them before; asked for while docker builds.</summary>
/// <remarks>
/// Where a build gives the very image that its cache came from, the cache in it is the same as well, and as whole. Asked only where
/// images are built again because their cache may not be (<see cref="CacheArrangement"/>), which is on a classic image store, so that
/// the engine's ID is the digest of the configuration, the cache with it. A cache that was not whole before stays so until something
/// changes; so does one that is older than what others have, as after a push that failed.
/// </remarks>
internal sealed class ImagesBefore : IDisposable
{
    private readonly RegistryClient? registry;
    private readonly Task<Dictionary<string, RegistryManifest>> manifests;

    private ImagesBefore(RegistryClient? registry, IReadOnlyList<string> references)
    {
        this.registry = registry;
        manifests = Task.Run(() => Ask(references));
    }

    /// <summary>Begins to ask.</summary>
    /// <param name="context">The context.</param>
    /// <param name="order">How registries are asked.</param>
    /// <param name="engine">The engine that builds.</param>
    /// <param name="sources">The caches that are read by builds which are repeated.</param>
    /// <param name="survey">What the registry said about them.</param>
    /// <param name="log">Where lines go.</param>
    public static ImagesBefore Begin(ICakeContext context, RunOrder order, EngineFacts engine, IEnumerable<string> sources, CacheSurvey? survey, CiLog log)
    {
        List<string> references = [.. sources.Where((survey ?? CacheSurvey.Nothing).Found.Contains).Distinct(StringComparer.Ordinal)];
        // A build that is repeated without need costs less than a second try.
        var once = order with { Retries = order.Retries with { Attempts = 1 } };
        return new(references.Count == 0 ? null : new RegistryDoor(context, once, log).Open(engine, references), references);
    }

    /// <summary>A build gave the image that its cache was read from.</summary>
    public bool Have(IReadOnlyList<string> sources, FinishedBuild build) =>
        build.Image.Id is { Length: > 0 } id && sources.Any(r => Find(r) is { } there && ImageJson.ConfigDigest(there.Content) == id);

    /// <summary>The digest of a reference's manifest; null where the registry did not show it.</summary>
    public string? DigestOf(string reference) => Find(reference)?.Descriptor.Digest;

    public void Dispose()
    {
        manifests.GetAwaiter().GetResult();
        registry?.Dispose();
    }

    private RegistryManifest? Find(string reference) => manifests.GetAwaiter().GetResult().GetValueOrDefault(reference);

    private Dictionary<string, RegistryManifest> Ask(IReadOnlyList<string> references) => registry is null ? [] : references
        .Zip(registry.Manifests(references), (reference, answer) => (reference, Manifest: (answer as RegistryAnswer<RegistryManifest>.Found)?.Value))
        .Where(a => a.Manifest is not null)
        .ToDictionary(a => a.reference, a => a.Manifest!, StringComparer.Ordinal);
}
