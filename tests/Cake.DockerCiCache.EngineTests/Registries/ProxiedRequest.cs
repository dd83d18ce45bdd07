namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>One request that came to the proxy, with the bytes of heads and bodies.</summary>
/// <param name="Line"><c>METHOD /path</c>.</param>
/// <param name="Fault">How it went wrong; null when it went to the registry as it is.</param>
internal sealed record ProxiedRequest(string Line, ProxyFault? Fault)
{
    private long up;
    private long down;
    private int status;

    /// <summary>When its head was read.</summary>
    public DateTimeOffset Begun { get; } = DateTimeOffset.UtcNow;

    public long BytesUp => Interlocked.Read(ref up);

    public long BytesDown => Interlocked.Read(ref down);

    /// <summary>The status that the client got; 0 for none.</summary>
    public int Status
    {
        get => Volatile.Read(ref status);
        set => Volatile.Write(ref status, value);
    }

    public void AddUp(int bytes) => Interlocked.Add(ref up, bytes);

    public void AddDown(int bytes) => Interlocked.Add(ref down, bytes);

    public override string ToString() => $"{Line}: {(Status == 0 ? "no answer" : Status)}, {BytesUp} bytes up, {BytesDown} down{(Fault is null ? null : $", {Fault}")}";
}
