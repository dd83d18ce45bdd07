using System.Net;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>The proxies of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>) as .NET reads them, but never for this machine itself, as docker does.</summary>
/// <remarks>Go's rule: pkg.go.dev/net/http#ProxyFromEnvironment. .NET sends also loopback addresses to the proxy (measured on 10.0).</remarks>
internal sealed class EnvironmentProxy(IWebProxy environment) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => environment.Credentials;
        set => environment.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : environment.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || environment.IsBypassed(host);
}
