using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>Asks the registry for the caches that a plan may read, all at once, and how old they are.</summary>
internal sealed class CacheInquiry(RegistryClient registry, CiLog log)
{
    /// <summary>What is there. A registry that says nothing is left out, with one warning, because it would hang the build.</summary>
    public CacheSurvey Ask(IReadOnlyList<string> references)
    {
        var answers = registry.Find(references);
        var silent = answers.Where(a => a.Value is RegistryAnswer<ManifestDescriptor>.Silent).ToList();
        if (silent is [var first, ..])
        {
            log.Warn($"the caches {string.Join(", ", silent.Select(s => s.Key))} are left out: {first.Value.Words} (Cache.Patience)");
        }

        return new(
            Where<RegistryAnswer<ManifestDescriptor>.Found>(references, answers), Where<RegistryAnswer<ManifestDescriptor>.Missing>(references, answers), silent.Select(s => s.Key).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// The same without caches of which a part is gone or cut, with one warning for each: where all steps are cached, no layer is fetched
    /// by the build, and what is wrong with one would show only when the image is pushed, or used.
    /// </summary>
    public CacheSurvey WithoutDamaged(CacheSurvey survey)
    {
        var found = survey.Found.ToList();
        var damaged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (reference, words) in found.Zip(registry.Damages(found)))
        {
            if (words is not null)
            {
                damaged.Add(reference);
                log.Warn($"the cache {reference} is damaged and is left out: {words}; the push replaces it");
            }
        }

        return damaged.Count == 0 ? survey : survey with { Found = survey.Found.Except(damaged).ToHashSet(StringComparer.Ordinal), Damaged = damaged };
    }

    /// <summary>When the oldest layers of caches were made, for those that say it.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Ages(IEnumerable<string> references)
    {
        var asked = references.ToList();
        var ages = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (reference, manifest) in asked.Zip(registry.Manifests(asked)))
        {
            if (OldestLayer(reference, manifest) is { } made)
            {
                ages[reference] = made;
            }
        }

        return ages;
    }

    private static HashSet<string> Where<TAnswer>(IEnumerable<string> references, IReadOnlyDictionary<string, RegistryAnswer<ManifestDescriptor>> answers) =>
        references.Where(r => answers[r] is TAnswer).ToHashSet(StringComparer.Ordinal);

    private DateTimeOffset? OldestLayer(string reference, RegistryAnswer<RegistryManifest> manifest) =>
        manifest is RegistryAnswer<RegistryManifest>.Found { Value: var found } && ImageJson.ConfigDigest(found.Content) is { } digest
            && registry.Blob(reference, digest) is RegistryAnswer<ReadOnlyMemory<byte>>.Found { Value: var configuration }
            ? CacheAge.Oldest(configuration)
            : null;
}
