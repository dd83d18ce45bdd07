using System.Net.Sockets;
using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Engines.Direct;

/// <summary>The engine, where docker finds it at a socket of this machine, asked without docker.</summary>
/// <remarks>
/// <c>docker info</c> starts every plugin to list it, which takes longer than all the rest. What the engine says for it is <c>GET /info</c>
/// (docs.docker.com/reference/api/engine). Where docker finds the engine: docs.docker.com/engine/manage-resources/contexts.
/// </remarks>
internal sealed class EngineSocket(ICakeContext context, ToolSettings settings, PrivateConfiguration configuration)
{
    private const string Scheme = "unix://";
    private const string Usual = "/var/run/docker.sock";
    private const string UsualContext = "default";

    // An engine that takes longer is left to docker, and to its patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RunVariables variables = new(context, settings);

    /// <summary>The socket's path; null where docker would ask somebody else, or with TLS.</summary>
    public string? Path => variables.Find("DOCKER_TLS") is null && variables.Find("DOCKER_TLS_VERIFY") is null && (variables.Find("DOCKER_CONTEXT") ?? UsualContext) == UsualContext ? PathOfHost : null;

    /// <summary>What the engine answers to a question, as JSON; null where it does not.</summary>
    /// <param name="question">The path of its API, such as <c>info</c>.</param>
    public string? Ask(string question)
    {
        if (Path is not { } path)
        {
            return null;
        }

        try
        {
            using var connections = Connections(path);
            using var client = new HttpClient(connections) { Timeout = Patience };
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://docker/{question}"));
            using var response = client.Send(request);
            using var content = new StreamReader(response.EnsureSuccessStatusCode().Content.ReadAsStream());
            var answer = content.ReadToEnd();
            return answer.StartsWith('{') ? answer : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private string? PathOfHost => variables.Find("DOCKER_HOST") switch
    {
        { } host => host.StartsWith(Scheme, StringComparison.Ordinal) ? host[Scheme.Length..] : null,
        null => (configuration.Users.Context ?? UsualContext) == UsualContext ? Usual : null,
    };

    private static SocketsHttpHandler Connections(string path) => new()
    {
        UseProxy = false,
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
