using Cake.Core;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Sets tags on an image, or an index, that the registry has: its parts are there, so only the manifest travels.</summary>
internal sealed class KeyTags(ICakeContext context, DockerCiBuildResult built, CiLog log)
{
    private BuildRequest Request => built.Order.Input.Request;

    /// <summary>Sets the image's own tags on what was found under its key.</summary>
    /// <exception cref="CakeException">It is gone, or a tag could not be set.</exception>
    public IReadOnlyDictionary<string, string> SetOwn(KeyFacts key, IEnumerable<string> references)
    {
        var (digest, name) = (key.Digest!, key.Reference!);
        using var registry = Open();
        var answer = registry.Manifest(Of(digest));
        return answer is RegistryAnswer<RegistryManifest>.Found { Value: var manifest }
            ? Set(registry, manifest, [.. references])
            : throw new CakeException(
                $"push of {Request.Image}: {name} ({digest}) was in the registry during DockerCiBuild, and can't be fetched any more: {answer.Words}. Run the build again, which then builds it");
    }

    /// <summary>Keeps what was just pushed under its key; when that fails, the next run only builds it again.</summary>
    public void Keep(KeyFacts key, string? digest)
    {
        if (key is not { Reference: { } reference, IsUnchanged: false } || string.IsNullOrEmpty(digest))
        {
            return;
        }

        using var registry = Open();
        var answer = registry.Manifest(Of(digest)).Select(m => registry.Put(m, reference));
        if (answer is RegistryAnswer<ManifestDescriptor>.Found)
        {
            log.Show($"kept as {reference}");
        }
        else
        {
            log.Warn($"{Request.Image} is pushed, but could not be kept as {reference}, so that the next run builds it again: {answer.Words}");
        }
    }

    private Dictionary<string, string> Set(RegistryClient registry, RegistryManifest manifest, IReadOnlyList<string> references)
    {
        var answers = RegistryTags.Set(registry, manifest, references, built.Order.ParallelPushes);
        var failures = answers.Where(a => a.Answer is not RegistryAnswer<ManifestDescriptor>.Found).Select(a => $"push of {a.Reference} failed: {a.Answer.Words}").ToList();
        return failures.Count == 0
            ? answers.ToDictionary(a => a.Reference, _ => manifest.Descriptor.Digest, StringComparer.Ordinal)
            : throw new CakeException(string.Join('\n', failures));
    }

    private RegistryClient Open() => new RegistryDoor(context, built.Order, log).Open(built.Engine, [Request.Image.ToString()]);

    private string Of(string digest) => (Request.Image with { Digest = digest }).ToString();
}
