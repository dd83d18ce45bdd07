using System.Net.Sockets;
using System.Security.Authentication;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Why there was no answer, from .NET's exceptions.</summary>
internal static class BrokenConnection
{
    public static HttpReply.Broken Of(HttpRequestException fault, Uri address)
    {
        // A registry that speaks plain HTTP gives no more than "cannot determine the frame size".
        var message = Innermost(fault).Message;
        var words = fault.HttpRequestError == HttpRequestError.SecureConnectionError ? $"no TLS connection ({message.TrimEnd('.')})" : message;
        return new($"{address.Authority}: {words}", CanPass(fault));
    }

    // A name that is not known, a certificate that is not trusted and an answer that is too long stay so.
    private static bool CanPass(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Innermost(fault) is SocketException { SocketErrorCode: SocketError.TryAgain },
        HttpRequestError.SecureConnectionError => Innermost(fault) is not AuthenticationException,
        HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError => false,
        _ => true,
    };

    private static Exception Innermost(Exception fault) => fault.GetBaseException();
}
