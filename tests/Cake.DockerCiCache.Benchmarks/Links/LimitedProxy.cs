using System.Net;
using System.Net.Sockets;

namespace Cake.DockerCiCache.Benchmarks.Links;

/// <summary>Stands between an engine and a registry, limits the rate and counts.</summary>
/// <remarks>On 127.0.0.1, which the engines take for an insecure registry, on one port for all links: it is part of the images' names.</remarks>
internal sealed class LimitedProxy : IDisposable
{
    private const int BufferBytes = 32 * 1024;

    // More would be swallowed by the kernel before the limit is felt.
    private const int SocketBytes = 256 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly IPEndPoint target;
    private volatile Meter meter = new(Link.Unlimited);

    public LimitedProxy(int port)
    {
        target = new IPEndPoint(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>What went through since the link was chosen.</summary>
    public Traffic Traffic => meter.Traffic;

    /// <summary>From now on this link, also for connections that are open; counts from zero.</summary>
    public void Use(Link link) => meter = new Meter(link);

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var registry = new TcpClient();
        using (client)
        {
            try
            {
                await registry.ConnectAsync(target, stop.Token);
                Prepare(client);
                Prepare(registry);

                // Once a side is half closed, its stream can't be asked for any more.
                await using var below = client.GetStream();
                await using var above = registry.GetStream();
                await Task.WhenAll(UpAsync(below, above), DownAsync(above, below));
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side closed the connection in the middle: so does the proxy to the other.
            }
        }
    }

    private static void Prepare(TcpClient side) => (side.NoDelay, side.ReceiveBufferSize, side.SendBufferSize) = (true, SocketBytes, SocketBytes);

    private Task UpAsync(NetworkStream client, NetworkStream registry)
    {
        var counter = new RequestCounter();
        return PumpAsync(client, registry, part => meter.PassUpAsync(part.Length, counter.Count(part.Span), stop.Token));
    }

    private Task DownAsync(NetworkStream registry, NetworkStream client) =>
        PumpAsync(registry, client, part => meter.PassDownAsync(part.Length, stop.Token));

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, Task> pass)
    {
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = await from.ReadAsync(buffer, stop.Token)) > 0)
        {
            await pass(buffer.AsMemory(0, count));
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }

        to.Socket.Shutdown(SocketShutdown.Send);
    }
}
