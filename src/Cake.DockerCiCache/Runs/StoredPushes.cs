using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Runs;

/// <summary>
/// Pushes images of the engine's store: each by docker once, and only where the registry does not have it; all other tags are set on
/// what is there.
/// </summary>
/// <remarks>
/// Registries refuse a manifest of which a part is gone (github.com/opencontainers/distribution-spec, "Pushing Manifests"); then, and
/// whenever anything else is in doubt, docker pushes. A registry that gave the addin no answer before the build, as one that only the
/// engine reaches, is not asked again.
/// </remarks>
internal sealed class StoredPushes : IDisposable
{
    private readonly PushRunner docker;
    private readonly RegistryClient registry;
    private readonly StoredImages images;
    private readonly CacheSurvey survey;
    private readonly HashSet<string> answering;
    private readonly Action<string> show;
    private readonly int atOnce;
    private readonly Dictionary<string, string> digestsByImage = new(StringComparer.Ordinal);

    /// <param name="context">The context.</param>
    /// <param name="order">How docker pushes.</param>
    /// <param name="engine">The engine that holds the images.</param>
    /// <param name="stored">The images, with the engine's IDs.</param>
    /// <param name="survey">What the registry said before the build; null where it was not asked.</param>
    /// <param name="log">Where lines go.</param>
    public StoredPushes(ICakeContext context, RunOrder order, EngineFacts engine, IReadOnlyList<DockerCiImage> stored, CacheSurvey? survey, CiLog log)
    {
        this.survey = survey ?? CacheSurvey.Nothing;
        answering = this.survey.Found.Concat(this.survey.Missing).Select(RegistryAddress.OfImage).ToHashSet(StringComparer.Ordinal);
        registry = new RegistryDoor(context, order, log).Open(engine, stored.Select(i => i.Reference));
        docker = new PushRunner(new DockerTool(context, order.Tool), PushLimits.On(engine, order.Retries, order.ParallelPushes), RetryMeans.OfProcess(log.Show));
        images = new StoredImages(registry, stored.ToDictionary(i => i.Reference, i => i.Id, StringComparer.Ordinal));
        (show, atOnce) = (log.Show, order.ParallelPushes);
    }

    /// <summary>Looks whether images are those that the registry had before the build.</summary>
    public void LookForOld(IEnumerable<string> references) => images.Look([.. references.Where(survey.Found.Contains).Select(r => (r, r))]);

    public void Dispose() => registry.Dispose();

    /// <summary>Pushes images and their caches.</summary>
    /// <returns>The digests of what is there now.</returns>
    /// <exception cref="CakeException">The push of an image failed; that of a cache is told by <see cref="RequireCaches"/>.</exception>
    public IReadOnlyDictionary<string, string> Push(WantedPushes wanted)
    {
        var pushed = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = wanted; left.All.Any(); left = Left(left, pushed))
        {
            LookForPushed([.. left.All]);
            foreach (var group in left.All.GroupBy(images.KeyOf, StringComparer.Ordinal).ToList())
            {
                SetTags([.. group], pushed);
            }

            PushFirst(Left(left, pushed), pushed);
        }

        return pushed;
    }

    /// <exception cref="CakeException">The push of a cache failed.</exception>
    public void RequireCaches() => docker.RequireCaches();

    private WantedPushes Left(WantedPushes wanted, Dictionary<string, string> pushed) =>
        wanted.Where(r => !pushed.ContainsKey(r) && !(docker.HasFailed && wanted.Caches.Contains(r)));

    // What docker pushed under one reference is there for the others.
    private void LookForPushed(IReadOnlyList<string> references) => images.Look(
    [
        .. references.Where(r => answering.Contains(RegistryAddress.OfImage(r)) && images.Find(r) is null && digestsByImage.ContainsKey(images.KeyOf(r)))
            .DistinctBy(images.KeyOf, StringComparer.Ordinal)
            .Select(r => (r, (ImageReference.Parse(r) with { Tag = null, Digest = digestsByImage[images.KeyOf(r)] }).ToString())),
    ]);

    private void SetTags(IReadOnlyList<string> references, Dictionary<string, string> pushed)
    {
        if (images.Find(references[0]) is not { } manifest)
        {
            return;
        }

        var set = RegistryTags.Set(registry, manifest, references, atOnce).Where(a => a.Answer is RegistryAnswer<ManifestDescriptor>.Found).Select(a => a.Reference).ToList();
        foreach (var reference in set)
        {
            pushed[reference] = manifest.Descriptor.Digest;
        }

        if (set.Count > 0)
        {
            docker.Note(set);
            show($"{manifest.Descriptor.Digest} is in the registry: tagged there as {string.Join(", ", set)}");
        }
    }

    private void PushFirst(WantedPushes wanted, Dictionary<string, string> pushed)
    {
        var first = wanted.All.DistinctBy(images.KeyOf, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        foreach (var (reference, digest) in docker.Push(wanted.Where(first.Contains)))
        {
            pushed[reference] = digest;
            if (digest.Length > 0)
            {
                digestsByImage[images.KeyOf(reference)] = digest;
            }
        }
    }
}
