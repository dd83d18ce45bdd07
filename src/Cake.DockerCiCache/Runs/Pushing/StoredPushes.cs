using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Pushing;

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
    private readonly StoredImages stored;
    private readonly CacheSurvey survey;
    private readonly HashSet<string> answering;
    private readonly Action<string> show;
    private readonly int tagsAtOnce;
    private readonly PushLimits limits;
    private readonly Dictionary<string, string> pushed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> digestsByImage = new(StringComparer.Ordinal);

    /// <param name="context">The context.</param>
    /// <param name="order">How docker pushes.</param>
    /// <param name="engine">The engine that holds the images.</param>
    /// <param name="images">The images, with the engine's IDs.</param>
    /// <param name="survey">What the registry said before the build; null where it was not asked.</param>
    /// <param name="log">Where lines go.</param>
    public StoredPushes(ICakeContext context, RunOrder order, EngineFacts engine, IReadOnlyList<DockerCiImage> images, CacheSurvey? survey, CiLog log)
    {
        this.survey = survey ?? CacheSurvey.Nothing;
        answering = this.survey.Found.Concat(this.survey.Missing).Select(RegistryAddress.OfImage).ToHashSet(StringComparer.Ordinal);
        registry = new RegistryDoor(context, order, log).Open(engine, images.Select(i => i.Reference));
        limits = PushLimits.On(engine, order.Retries, order.ParallelPushes);
        docker = new PushRunner(new DockerTool(context, order.Tool), limits.Retries, RetryMeans.OfProcess(log.Show));
        stored = new StoredImages(registry, images.ToDictionary(i => i.Reference, i => i.Id, StringComparer.Ordinal));
        (show, tagsAtOnce) = (log.Show, order.ParallelPushes);
    }

    /// <summary>Looks whether images are those that the registry had before the build.</summary>
    public void LookForOld(IEnumerable<string> references) => stored.Look([.. references.Where(survey.Found.Contains).Select(r => (r, r))]);

    public void Dispose() => registry.Dispose();

    /// <summary>Pushes images and, as far as the engine can do both at once, their caches beside them.</summary>
    /// <returns>The digests of what is there now.</returns>
    /// <exception cref="CakeException">The push of an image failed; that of a cache is told by <see cref="RequireCaches"/>.</exception>
    public IReadOnlyDictionary<string, string> Push(WantedPushes wanted)
    {
        var images = TagPresent(wanted.Images);
        var beside = images.Count > 0 && limits.AtOnce > 1 && wanted.AreInOneRepository ? OtherThan(images, TagPresent(wanted.Caches)) : [];
        var labels = beside.Count > 0 ? PushLabels.Of([.. images, .. beside]) : null;
        var caches = Task.Factory.StartNew(() => docker.PushAtOnce(beside, limits.AtOnce - 1, labels), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            for (; images.Count > 0; images = TagPresent(images))
            {
                Take(docker.PushInOrder(Distinct(images), labels));
            }
        }
        finally
        {
            caches.Wait();
        }

        Take(caches.Result);
        PushCaches(wanted.Caches);
        return pushed;
    }

    /// <exception cref="CakeException">The push of a cache failed.</exception>
    public void RequireCaches() => docker.RequireAll();

    // The tags of what is there are set also after a failure: the image's own cache is one of them.
    private void PushCaches(IReadOnlyList<string> references)
    {
        for (var left = TagPresent(references); left.Count > 0 && !docker.HasFailed; left = TagPresent(left))
        {
            var first = Distinct(left);
            Take(docker.PushAtOnce(first, limits.AtOnce, first.Count > 1 && limits.AtOnce > 1 ? PushLabels.Of(first) : null));
        }
    }

    // One reference of each image.
    private List<string> Distinct(IReadOnlyList<string> references) => [.. references.DistinctBy(stored.KeyOf, StringComparer.Ordinal)];

    // One reference of each image that is none of these.
    private List<string> OtherThan(IReadOnlyList<string> images, IReadOnlyList<string> references) =>
        [.. references.ExceptBy(images.Select(stored.KeyOf), stored.KeyOf, StringComparer.Ordinal)];

    // Gives those that are left.
    private List<string> TagPresent(IReadOnlyList<string> references)
    {
        List<string> left = [.. references.Where(r => !pushed.ContainsKey(r))];
        LookForPushed(left);
        foreach (var group in left.GroupBy(stored.KeyOf, StringComparer.Ordinal).ToList())
        {
            SetTags([.. group]);
        }

        return [.. left.Where(r => !pushed.ContainsKey(r))];
    }

    // What docker pushed under one reference is there for the others.
    private void LookForPushed(IReadOnlyList<string> references) => stored.Look(
    [
        .. references.Where(r => answering.Contains(RegistryAddress.OfImage(r)) && stored.Find(r) is null && digestsByImage.ContainsKey(stored.KeyOf(r)))
            .DistinctBy(stored.KeyOf, StringComparer.Ordinal)
            .Select(r => (r, (ImageReference.Parse(r) with { Tag = null, Digest = digestsByImage[stored.KeyOf(r)] }).ToString())),
    ]);

    private void SetTags(IReadOnlyList<string> references)
    {
        if (stored.Find(references[0]) is not { } manifest)
        {
            return;
        }

        var set = RegistryTags.Set(registry, manifest, references, tagsAtOnce).Where(a => a.Answer is RegistryAnswer<ManifestDescriptor>.Found).Select(a => a.Reference).ToList();
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

    private void Take(IReadOnlyDictionary<string, string> digests)
    {
        foreach (var (reference, digest) in digests)
        {
            pushed[reference] = digest;
            if (digest.Length > 0)
            {
                digestsByImage[stored.KeyOf(reference)] = digest;
            }
        }
    }
}
