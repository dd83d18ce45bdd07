using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Pushing;

/// <summary>
/// Pushes what was built where the registry has it already, as after a run in which nothing changed, or after an early push: the tags are set on it, and docker
/// is not called.
/// </summary>
/// <remarks>
/// The image is known by the digest that the build gave, its cache must be whole (<see cref="WholeCache"/>), or the build itself wrote it
/// when it pushed the image early; where that image is there without its cache, the cache alone is left to docker. Registries refuse a manifest
/// of which a layer is gone (github.com/opencontainers/distribution-spec, "Pushing Manifests"); then, and whenever anything else is in
/// doubt, docker pushes.
/// </remarks>
internal sealed class PresentImage(ICakeContext context, DockerCiBuildResult built, CiLog log)
{
    private BuildRequest Request => built.Order.Input.Request;

    /// <summary>Sets the tags of a step's image; null when docker has to push.</summary>
    public TaggedImage? Tag(DockerCiPlanStep step, FinishedBuild build)
    {
        if (build.Image.Digest is not { Length: > 0 } digest || build.LeftCacheOut)
        {
            return null;
        }

        var isEarly = step.EarlyPush is { } early && build.PushedAs([early]).GetValueOrDefault(early) == digest;
        var cache = built.Plan.Pushes.Except(step.Tags, StringComparer.Ordinal).SingleOrDefault();
        if (cache is not null && !isEarly && !WholeCache.CanBe(cache, build, built.Plan.Survey))
        {
            return null;
        }

        using var registry = new RegistryDoor(context, built.Order, log).Open(built.Engine, [Request.Image.ToString(), Request.CacheRepository.ToString()]);
        if (Found(registry, (Request.Image with { Digest = digest }).ToString()) is not { } image)
        {
            return null;
        }

        var kept = cache is null ? null : DigestOf(registry, cache, image, build);
        return (cache is null || kept is not null || isEarly) && AreSet(registry, image, step.Tags)
            ? Tagged(image, step.Tags, cache, kept)
            : null;
    }

    private string? DigestOf(RegistryClient registry, string cache, RegistryManifest image, FinishedBuild build) =>
        build.HasWrittenCache ? build.Image.Cache : WholeCache.CanBe(cache, build, built.Plan.Survey) ? WholeCache.Of(registry, cache, image)?.Descriptor.Digest : null;

    private bool AreSet(RegistryClient registry, RegistryManifest image, IReadOnlyList<string> tags) =>
        RegistryTags.Set(registry, image, tags, built.Order.ParallelPushes).All(a => a.Answer is RegistryAnswer<ManifestDescriptor>.Found);

    private TaggedImage Tagged(RegistryManifest image, IReadOnlyList<string> tags, string? cache, string? kept)
    {
        log.Show($"{image.Descriptor.Digest} is in the registry: tagged there as {string.Join(", ", tags)}{(kept is null ? string.Empty : $"; the cache {cache} is whole")}");
        var digests = tags.ToDictionary(t => t, _ => image.Descriptor.Digest, StringComparer.Ordinal);
        if (cache is not null && kept is not null)
        {
            digests[cache] = kept;
        }

        return new(digests, LacksCache: cache is not null && kept is null);
    }

    private static RegistryManifest? Found(RegistryClient registry, string reference) =>
        (registry.Manifest(reference) as RegistryAnswer<RegistryManifest>.Found)?.Value;
}
