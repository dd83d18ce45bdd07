using System.Net;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Where a registry is.</summary>
/// <param name="Name">As in a normalised reference: <c>docker.io</c>, <c>ghcr.io</c>, <c>127.0.0.1:5000</c>.</param>
/// <param name="Root">Ends with a slash.</param>
/// <remarks>github.com/moby/moby, registry/config.go: loopback addresses are insecure ones.</remarks>
internal sealed record RegistryEndpoint(string Name, Uri Root)
{
    /// <summary>The key under which docker keeps the registry's credentials.</summary>
    public string CredentialsKey => RegistryAddress.KeyOf(Name);

    public static RegistryEndpoint Of(ImageReference reference, IReadOnlyCollection<string> insecure) => Of(reference.Normalize().Domain!, insecure);

    /// <param name="name">As in a normalised reference.</param>
    /// <param name="insecure">Registries that speak plain HTTP.</param>
    public static RegistryEndpoint Of(string name, IReadOnlyCollection<string> insecure)
    {
        var host = name == RegistryAddress.DockerHub ? RegistryAddress.DockerHubHost : name;
        var scheme = IsLoopback(host) || insecure.Contains(name, StringComparer.OrdinalIgnoreCase) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        return new RegistryEndpoint(name, new Uri($"{scheme}://{host}/"));
    }

    private static bool IsLoopback(string host)
    {
        var bare = new Uri($"https://{host}/").IdnHost.Trim('[', ']');
        return bare.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(bare, out var address) && IPAddress.IsLoopback(address));
    }
}
