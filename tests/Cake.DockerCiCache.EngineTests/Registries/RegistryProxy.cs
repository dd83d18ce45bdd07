using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>Stands before a registry, counts what passes, and lets go wrong what a test's script says.</summary>
/// <example>
/// <code>
/// using var proxy = RegistryProxy.Before(profile.Registry);
/// proxy.Add(new ProxyRule("^PUT .*/manifests/", new ProxyFault.Status(503)) { Times = 1 });
/// machine.Push(...);             // to proxy.Address
/// Assert.True(proxy.BytesUp &lt; 200_000);
/// </code>
/// </example>
internal sealed class RegistryProxy : IDisposable
{
    private readonly LocalRegistry registry;
    private readonly ConcurrentQueue<ProxiedRequest> requests = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private volatile IReadOnlyList<ProxyRule> rules = [];

    private RegistryProxy(LocalRegistry registry)
    {
        this.registry = registry;
        listener.Start();
        _ = Accept();
    }

    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>The registry, by the proxy's address.</summary>
    public LocalRegistry Registry => registry with { Address = Address };

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<ProxiedRequest> Requests => [.. requests];

    /// <summary>The digests of the layers and configurations that were uploaded, in order: an upload is ended by one PUT, which names the digest.</summary>
    public IReadOnlyList<string> Uploads =>
        [.. requests.Select(r => Regex.Match(r.Line, "^PUT .*/blobs/uploads/.*digest=(sha256(?::|%3A)[0-9a-f]+)")).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    public long BytesUp => requests.Sum(r => r.BytesUp);

    public long BytesDown => requests.Sum(r => r.BytesDown);

    public static RegistryProxy Before(LocalRegistry registry) => new(registry);

    /// <summary>Adds a rule; of several that match, the first that has something left to do counts.</summary>
    public ProxyRule Add(ProxyRule rule)
    {
        rules = [.. rules, rule];
        return rule;
    }

    /// <summary>From now on everything goes well, and the counts start anew.</summary>
    public void Forget()
    {
        rules = [];
        requests.Clear();
    }

    /// <summary>From now on nobody listens at the address.</summary>
    public void Dispose()
    {
        if (stopped.IsCancellationRequested)
        {
            return;
        }

        stopped.Cancel();
        listener.Dispose();
        stopped.Dispose();
    }

    private bool IsDead => requests.Any(r => r.Fault is ProxyFault.Dies dies && r.BytesDown >= dies.Bytes);

    private async Task Accept()
    {
        while (!stopped.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stopped.Token);
            _ = Serve(client, stopped.Token);
        }
    }

    private async Task Serve(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                await new ProxiedConnection(client, registry.Address, cancellation).Serve(Note);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // A side that goes away is the other side's matter, and often what the script wants.
            }
        }
    }

    private ProxiedRequest Note(HttpHead head)
    {
        var request = new ProxiedRequest(head.Request, IsDead ? new ProxyFault.Reset() : rules.FirstOrDefault(r => r.Hit(head))?.Fault);
        requests.Enqueue(request);
        return request;
    }
}
