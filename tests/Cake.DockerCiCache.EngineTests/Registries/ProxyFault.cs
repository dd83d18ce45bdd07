using System.Net;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>How a request goes wrong.</summary>
internal abstract record ProxyFault
{
    private ProxyFault()
    {
    }

    /// <summary>The connection is reset as soon as the request's head was read.</summary>
    public sealed record Reset : ProxyFault;

    /// <summary>The connection is closed as soon as the request's head was read: Go's <c>EOF</c>.</summary>
    public sealed record Closed : ProxyFault;

    /// <summary>The connection is reset when so many bytes of the request's body were taken.</summary>
    public sealed record ResetUpload(int Bytes) : ProxyFault;

    /// <summary>Nothing is said until the client gives up.</summary>
    public sealed record Silent : ProxyFault;

    /// <summary>The registry answers, later.</summary>
    public sealed record Slow(TimeSpan Delay) : ProxyFault;

    /// <summary>The request's body is taken slowly.</summary>
    public sealed record SlowUpload(int BytesPerSecond) : ProxyFault;

    /// <summary>The proxy answers in the registry's place.</summary>
    public sealed record Status(int Code, string? RetryAfter = null, string? Challenge = null) : ProxyFault
    {
        /// <summary>What stands after the code in the first line: <c>Service Unavailable</c>.</summary>
        public string Reason => Regex.Replace($"{(HttpStatusCode)Code}", "(?<=[a-z])(?=[A-Z])", " ");

        /// <summary>The body, in the words of github.com/distribution/distribution (registry/api/errcode).</summary>
        public string Body => Code switch
        {
            401 => Errors("UNAUTHORIZED", "authentication required"),
            403 => Errors("DENIED", "requested access to the resource is denied"),
            404 => Errors("NAME_UNKNOWN", "repository name not known to registry"),
            429 => Errors("TOOMANYREQUESTS", "too many requests"),
            503 => Errors("UNAVAILABLE", "service unavailable"),
            _ => Errors("UNKNOWN", "unknown error"),
        };

        private static string Errors(string code, string message) => $$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""";
    }

    /// <summary>The answer's body ends early, and with it the connection.</summary>
    public sealed record CutBody(int Bytes) : ProxyFault;

    /// <summary>The connection is reset when so many bytes of an answer's body were given.</summary>
    public sealed record ResetDownload(int Bytes) : ProxyFault;

    /// <summary>The connection is reset when so many bytes of an answer's body were given, and from then on every other.</summary>
    public sealed record Dies(int Bytes) : ProxyFault;

    /// <summary>After so many bytes of an answer's body nothing more comes.</summary>
    public sealed record FallsSilent(int Bytes) : ProxyFault;

    /// <summary>A larger body is but so long, as the registry says itself; what lies behind is not to be had: 416.</summary>
    public sealed record Truncated(int Bytes) : ProxyFault;

    /// <summary>A body that is larger is not there: 404.</summary>
    public sealed record Gone(int Bytes) : ProxyFault;

    /// <summary>One byte of the answer's body is another.</summary>
    public sealed record CorruptBody(int Offset) : ProxyFault;
}
