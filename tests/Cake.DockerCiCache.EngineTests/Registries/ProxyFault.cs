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

    /// <summary>The proxy answers in the registry's place.</summary>
    public sealed record Status(int Code, string? RetryAfter = null, string? Challenge = null) : ProxyFault;

    /// <summary>The answer's body ends early, and with it the connection.</summary>
    public sealed record CutBody(int Bytes) : ProxyFault;

    /// <summary>One byte of the answer's body is another.</summary>
    public sealed record CorruptBody(int Offset) : ProxyFault;
}
