using System.Net;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>The connections of this process: those of .NET, with the proxies of the environment.</summary>
internal static class RegistryHandler
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Shared and never disposed, so that one question's connections serve the next.</summary>
    public static HttpMessageHandler Shared { get; } = new SocketsHttpHandler
    {
        // Redirects are followed by HttpExchange, which knows what may travel along.
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new EnvironmentProxy(HttpClient.DefaultProxy),
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = Lifetime,

        // Who waits for an answer that stops coming would wait for the rest of it once more.
        MaxResponseDrainSize = 0,
    };
}
