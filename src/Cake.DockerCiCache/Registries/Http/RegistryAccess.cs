namespace Cake.DockerCiCache.Registries.Http;

/// <summary>How registries are reached, besides their addresses.</summary>
/// <param name="Credentials">The credential for a registry, by the key under which docker keeps it; null to ask without.</param>
/// <param name="Insecure">Registries that speak plain HTTP, <c>host[:port]</c> as in an image's reference.</param>
internal sealed record RegistryAccess(Func<string, RegistryCredential?> Credentials, IReadOnlyCollection<string> Insecure)
{
    /// <summary>Without credentials.</summary>
    public static RegistryAccess Anonymous { get; } = new(_ => null, []);
}
