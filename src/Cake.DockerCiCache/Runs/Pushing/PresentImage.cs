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
/// when it pushed the image early. Registries refuse a manifest
/// of which a layer is gone (github.com/opencontainers/distribution-spec, "Pushing Manifests"); then, and whenever anything else is in
/// doubt, docker pushes.
/// </remarks>
internal sealed class PresentImage(ICakeContext context, DockerCiBuildResult built, CiLog log)
{
    private BuildRequest Request => built.Order.Input.Request;

    /// <summary>The digests of the tags and of the cache; null when docker has to push.</summary>
    public IReadOnlyDictionary<string, string>? Tag(DockerCiPlanStep step, FinishedBuild build)
    {
        if (build.Image.Digest is not { Length: > 0 } digest || build.LeftCacheOut)
        {
            return null;
        }

        var cache = built.Plan.Pushes.Except(step.Tags, StringComparer.Ordinal).SingleOrDefault();
        if (cache is not null && !build.HasWrittenCache && !WholeCache.CanBe(cache, build, built.Plan.Survey))
        {
            return null;
        }

        using var registry = new RegistryDoor(context, built.Order, log).Open(built.Engine, [Request.Image.ToString(), Request.CacheRepository.ToString()]);
        if (Found(registry, (Request.Image with { Digest = digest }).ToString()) is not { } image)
        {
            return null;
        }

        var kept = cache is null ? null : build.HasWrittenCache ? build.Image.Cache : WholeCache.Of(registry, cache, image)?.Descriptor.Digest;
        return cache is null ? Tag(registry, image, step.Tags, null) : kept is null ? null : Tag(registry, image, step.Tags, (cache, kept));
    }

    private Dictionary<string, string>? Tag(RegistryClient registry, RegistryManifest image, IReadOnlyList<string> tags, (string Reference, string Digest)? cache)
    {
        var answers = RegistryTags.Set(registry, image, tags, built.Order.ParallelPushes);
        if (answers.Any(a => a.Answer is not RegistryAnswer<ManifestDescriptor>.Found))
        {
            return null;
        }

        log.Show($"{image.Descriptor.Digest} is in the registry: tagged there as {string.Join(", ", tags)}{(cache is null ? string.Empty : $"; the cache {cache.Value.Reference} is whole")}");
        var digests = tags.ToDictionary(t => t, _ => image.Descriptor.Digest, StringComparer.Ordinal);
        if (cache is { } kept)
        {
            digests[kept.Reference] = kept.Digest;
        }

        return digests;
    }

    private static RegistryManifest? Found(RegistryClient registry, string reference) =>
        (registry.Manifest(reference) as RegistryAnswer<RegistryManifest>.Found)?.Value;
}
