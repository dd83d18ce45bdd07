using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>One connection of a client: one request, and its answer or its fault.</summary>
internal sealed class ProxiedConnection(TcpClient client, string registry, CancellationToken stopped)
{
    private readonly NetworkStream near = client.GetStream();

    /// <param name="noted">Takes the request as soon as it is known, and says how it goes wrong.</param>
    public async Task Serve(Func<HttpHead, ProxiedRequest> noted)
    {
        var head = await HttpHead.Read(near, default, stopped);
        if (head == HttpHead.Tls)
        {
            // As a registry without TLS does. Docker tells by it that it may go on with plain HTTP.
            await near.WriteAsync("HTTP/1.0 400 Bad Request\r\n\r\n"u8.ToArray(), stopped);
        }
        else if (head is not null)
        {
            await Answer(head, noted(head));
        }
    }

    private async Task Answer(HttpHead head, ProxiedRequest request)
    {
        switch (request.Fault)
        {
            case ProxyFault.Reset:
                Reset();
                break;
            case ProxyFault.Closed:
                // Half of it, and the rest by Dispose: a body that was not read would make a reset of it.
                client.Client.Shutdown(SocketShutdown.Send);
                await Drain();
                break;
            case ProxyFault.Silent:
                await Drain();
                break;
            case ProxyFault.Status status:
                await Say(status, request);
                break;
            case ProxyFault.Truncated when head.IsOfRest:
                await Say(new ProxyFault.Status(416), request);
                break;
            default:
                await Task.Delay(request.Fault is ProxyFault.Slow slow ? slow.Delay : TimeSpan.Zero, stopped);
                await Forward(head, request);
                break;
        }
    }

    private async Task Forward(HttpHead head, ProxiedRequest request)
    {
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(registry[..registry.IndexOf(':')], int.Parse(registry[(registry.IndexOf(':') + 1)..]), stopped);
        await Exchange(head, upstream.GetStream(), request);
    }

    private async Task Exchange(HttpHead head, NetworkStream far, ProxiedRequest request)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var up = Up(head, far, request, ended.Token);
        var down = Down(far, request, ended.Token);
        if (await Task.WhenAny(up, down) == up && !await up)
        {
            Reset();
        }
        else
        {
            await down;
        }

        await ended.CancelAsync();
        await ((Task)Task.WhenAll(up, down)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // False when the upload was to be cut. It ends with the answer: the client keeps its side open.
    private async Task<bool> Up(HttpHead head, NetworkStream far, ProxiedRequest request, CancellationToken ended)
    {
        var limit = request.Fault is ProxyFault.ResetUpload reset ? reset.Bytes : long.MaxValue;
        request.AddUp(head.Closing.Length);
        await far.WriteAsync(head.Closing, ended);
        var sent = 0L;
        await foreach (var part in Parts(near, head.Rest, ended))
        {
            request.AddUp(part.Length);
            sent += part.Length;
            if (sent >= limit)
            {
                return false;
            }

            await far.WriteAsync(part, ended);
            await Task.Delay(request.Fault is ProxyFault.SlowUpload slow ? TimeSpan.FromSeconds((double)part.Length / slow.BytesPerSecond) : TimeSpan.Zero, ended);
        }

        return true;
    }

    private async Task Down(NetworkStream far, ProxiedRequest request, CancellationToken ended)
    {
        var head = await HttpHead.Read(far, default, ended);
        while (head is { Status: < 200 })
        {
            await near.WriteAsync(head.AsIs, ended);
            head = await HttpHead.Read(far, head.Rest, ended);
        }

        if (head is null)
        {
            return;
        }

        if (request.Fault is ProxyFault.Gone gone && head.Length > gone.Bytes)
        {
            await Write(new ProxyFault.Status(404), request);
            return;
        }

        head = request.Fault is ProxyFault.Truncated truncated && head.Length > truncated.Bytes ? head.WithLength(truncated.Bytes) : head;
        request.Status = head.Status;
        request.AddDown(head.Closing.Length);
        await near.WriteAsync(head.Closing, ended);
        await Body(far, head.Rest, request, ended);
    }

    private static long LimitOf(ProxyFault? fault) => fault switch
    {
        ProxyFault.CutBody cut => cut.Bytes,
        ProxyFault.Truncated truncated => truncated.Bytes,
        ProxyFault.ResetDownload reset => reset.Bytes,
        ProxyFault.Dies dies => dies.Bytes,
        ProxyFault.FallsSilent silent => silent.Bytes,
        _ => long.MaxValue,
    };

    private async Task Body(NetworkStream far, ReadOnlyMemory<byte> first, ProxiedRequest request, CancellationToken ended)
    {
        var sent = 0;
        await foreach (var part in Parts(far, first, ended))
        {
            var kept = part[..(int)Math.Min(part.Length, LimitOf(request.Fault) - sent)];
            if (request.Fault is ProxyFault.CorruptBody corrupt && corrupt.Offset >= sent && corrupt.Offset < sent + part.Length)
            {
                kept = part.ToArray();
                kept.Span[corrupt.Offset - sent] ^= 1;
            }

            request.AddDown(kept.Length);
            await near.WriteAsync(kept, ended);
            sent += kept.Length;
            if (kept.Length < part.Length)
            {
                await End(request.Fault);
                return;
            }
        }
    }

    // The end of a body that was cut.
    private async Task End(ProxyFault? fault)
    {
        if (fault is ProxyFault.Dies or ProxyFault.ResetDownload)
        {
            Reset();
        }
        else if (fault is ProxyFault.FallsSilent)
        {
            await Drain();
        }
    }

    private static async IAsyncEnumerable<Memory<byte>> Parts(
        Stream stream, ReadOnlyMemory<byte> first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (first.Length > 0)
        {
            yield return first.ToArray();
        }

        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            yield return buffer.AsMemory(0, read);
        }
    }

    private async Task Say(ProxyFault.Status status, ProxiedRequest request)
    {
        await Write(status, request);
        client.Client.Shutdown(SocketShutdown.Send);
        await Drain();
    }

    private async Task Write(ProxyFault.Status status, ProxiedRequest request)
    {
        string[] lines =
        [
            $"HTTP/1.1 {status.Code} {status.Reason}",
            "Content-Type: application/json",
            $"Content-Length: {status.Body.Length}",
            .. status.RetryAfter is { } after ? [$"Retry-After: {after}"] : Array.Empty<string>(),
            .. status.Challenge is { } challenge ? [$"WWW-Authenticate: {challenge}"] : Array.Empty<string>(),
        ];
        request.Status = status.Code;
        await near.WriteAsync(new HttpHead(lines, default).Closing, stopped);
        await near.WriteAsync(Encoding.UTF8.GetBytes(status.Body), stopped);
    }

    private async Task Drain()
    {
        await foreach (var _ in Parts(near, default, stopped))
        {
            // Only its end matters.
        }
    }

    private void Reset()
    {
        // TcpClient's own Close shuts down first, which ends the connection in peace.
        client.LingerState = new LingerOption(true, 0);
        client.Client.Close(0);
    }
}
