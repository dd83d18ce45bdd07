using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Runs.RegistryDoors;

/// <summary>Sets tags on what a registry has: its parts are there, so only the manifest travels.</summary>
internal static class RegistryTags
{
    private const int MostAtOnce = 16;

    public static IReadOnlyList<(string Reference, RegistryAnswer<ManifestDescriptor> Answer)> Set(
        RegistryClient registry, RegistryManifest manifest, IReadOnlyList<string> references, int atOnce) =>
        [.. references.Zip(registry.Put(manifest, references, Math.Clamp(atOnce, 1, MostAtOnce)))];
}
