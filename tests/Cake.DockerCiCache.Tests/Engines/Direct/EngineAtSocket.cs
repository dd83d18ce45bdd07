using System.Net.Sockets;
using System.Text;

namespace Cake.DockerCiCache.Tests.Engines.Direct;

/// <summary>An engine at a Unix socket, which says the same to every question but that for its version.</summary>
internal sealed class EngineAtSocket : IDisposable
{
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string folder = Directory.CreateTempSubdirectory("dockerci-socket-").FullName;
    private readonly List<string> requests = [];

    public EngineAtSocket(string answer, string status = "200 OK", string version = "{}")
    {
        Path = System.IO.Path.Combine(folder, "docker.sock");
        listener.Bind(new UnixDomainSocketEndPoint(Path));
        listener.Listen();
        _ = AnswerAll(question => Reply(status, question.StartsWith("GET /version ", StringComparison.Ordinal) ? version : answer));
    }

    public string Path { get; }

    /// <summary>The first lines of the requests.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Reply(string status, string answer) =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\nConnection: close\r\n\r\n{answer}";

    private async Task AnswerAll(Func<string, string> answer)
    {
        while (true)
        {
            using var connection = await listener.AcceptAsync();
            var buffer = new byte[4096];
            var length = await connection.ReceiveAsync(buffer);
            var question = Encoding.ASCII.GetString(buffer, 0, length).Split('\r')[0];
            lock (requests)
            {
                requests.Add(question);
            }

            await connection.SendAsync(Encoding.UTF8.GetBytes(answer(question)));
        }
    }
}
