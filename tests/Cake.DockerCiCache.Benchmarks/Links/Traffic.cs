namespace Cake.DockerCiCache.Benchmarks.Links;

/// <summary>What went through a link: the bytes inside of TCP, and HTTP requests.</summary>
internal sealed record Traffic(long BytesUp, long BytesDown, int Requests);

/// <summary>A link in use: its limits, and what has gone through.</summary>
internal sealed class Meter(Link link)
{
    private readonly TokenBucket upward = new(link.BytesPerSecond);
    private readonly TokenBucket downward = new(link.BytesPerSecond);
    private long up;
    private long down;
    private int requests;

    public Traffic Traffic => new(Interlocked.Read(ref up), Interlocked.Read(ref down), Volatile.Read(ref requests));

    public Task PassUpAsync(int bytes, int newRequests, CancellationToken cancellation)
    {
        Interlocked.Add(ref up, bytes);
        Interlocked.Add(ref requests, newRequests);
        return upward.TakeAsync(bytes, cancellation);
    }

    public Task PassDownAsync(int bytes, CancellationToken cancellation)
    {
        Interlocked.Add(ref down, bytes);
        return downward.TakeAsync(bytes, cancellation);
    }
}
