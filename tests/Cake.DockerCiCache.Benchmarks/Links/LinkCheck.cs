using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cake.DockerCiCache.Benchmarks.Links;

/// <summary>What a link let through when it was tried, in Mbit/s.</summary>
internal sealed record LinkSpeed(string Link, double Up, double Down);

/// <summary>Tries a link before anything is measured with it, so that the table can tell what it really was.</summary>
internal static class LinkCheck
{
    private const double Seconds = 0.5;
    private const int BytesWithoutLimit = 256_000_000;

    public static async Task<LinkSpeed> MeasureAsync(Link link)
    {
        var bytes = (int)((link.BytesPerSecond * Seconds) ?? BytesWithoutLimit);
        var port = new TaskCompletionSource<int>();
        var other = TakeThenGiveAsync(port, bytes);
        using var proxy = new LimitedProxy(await port.Task);
        proxy.Use(link);
        using var client = new TcpClient();
        await client.ConnectAsync(proxy.EndPoint);
        var (begin, turn, end) = await GiveThenTakeAsync(client, bytes);
        await other;
        return new LinkSpeed(link.Name, Rate(bytes, begin, turn), Rate(bytes, turn, end));
    }

    private static async Task TakeThenGiveAsync(TaskCompletionSource<int> port, int bytes)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port.SetResult(((IPEndPoint)listener.LocalEndpoint).Port);
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.CopyToAsync(Stream.Null);
        await stream.WriteAsync(new byte[bytes]);
    }

    private static async Task<(long Begin, long Turn, long End)> GiveThenTakeAsync(TcpClient client, int bytes)
    {
        var stream = client.GetStream();
        var begin = Stopwatch.GetTimestamp();
        await stream.WriteAsync(new byte[bytes]);
        client.Client.Shutdown(SocketShutdown.Send);
        await stream.ReadExactlyAsync(new byte[1]);
        var turn = Stopwatch.GetTimestamp();
        await stream.CopyToAsync(Stream.Null);
        return (begin, turn, Stopwatch.GetTimestamp());
    }

    private static double Rate(int bytes, long from, long to) => bytes * 8 / 1e6 / Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
