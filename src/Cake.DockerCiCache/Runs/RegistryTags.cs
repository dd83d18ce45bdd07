using Cake.DockerCiCache.Registries;

namespace Cake.DockerCiCache.Runs;

/// <summary>Sets tags on what a registry has: its parts are there, so only the manifest travels.</summary>
internal static class RegistryTags
{
    private const int MostAtOnce = 16;

    public static IReadOnlyList<(string Reference, RegistryAnswer<ManifestDescriptor> Answer)> Set(
        RegistryClient registry, RegistryManifest manifest, IEnumerable<string> references, int atOnce) =>
        [.. references.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(atOnce, 1, MostAtOnce)).Select(r => (r, registry.Put(manifest, r)))];
}
