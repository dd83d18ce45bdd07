using System.Net.Sockets;
using System.Security.Authentication;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class BrokenConnections
{
    public static TheoryData<HttpRequestError, Exception?, bool> Faults => new()
    {
        { HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused), true },
        { HttpRequestError.ResponseEnded, null, true },
        { HttpRequestError.Unknown, new IOException("connection reset"), true },
        { HttpRequestError.NameResolutionError, new SocketException((int)SocketError.TryAgain), true },
        { HttpRequestError.NameResolutionError, new SocketException((int)SocketError.HostNotFound), false },
        { HttpRequestError.SecureConnectionError, new AuthenticationException("untrusted root"), false },
        { HttpRequestError.SecureConnectionError, new IOException("unexpected EOF"), true },
        { HttpRequestError.ConfigurationLimitExceeded, null, false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Can_pass_or_not(HttpRequestError error, Exception? inner, bool canPass)
    {
        var broken = BrokenConnection.Of(new HttpRequestException(error, "outer", inner), new Uri("https://reg.example:8443/v2/?secret"));
        Assert.Equal(canPass, broken.CanPass);
        Assert.Contains(inner?.Message ?? "outer", broken.Words);
        Assert.StartsWith(error == HttpRequestError.SecureConnectionError ? "reg.example:8443: no TLS connection (" : "reg.example:8443: ", broken.Words);
    }
}
