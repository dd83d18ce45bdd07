using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Registries;

/// <summary>A registry that answers as the test says, and remembers what it was asked.</summary>
internal sealed class FakeRegistry : FakeConnections
{
    private readonly List<(string Request, Func<AuthenticationHeaderValue?, HttpResponseMessage> Answer)> answers = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly List<string> requests = [];
    private readonly Lock gate = new();

    /// <summary><c>METHOD url</c>, with the scheme of the authorization, in order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>The bodies that were sent.</summary>
    public List<string> Bodies { get; } = [];

    /// <summary>Answers a request, <c>METHOD url</c>, one after the other, and all further ones as the last.</summary>
    public FakeRegistry On(string request, params Func<AuthenticationHeaderValue?, HttpResponseMessage>[] all)
    {
        answers.Add((request, authorization => all[Math.Min(Count(request), all.Length) - 1](authorization)));
        return this;
    }

    public FakeRegistry On(string request, params Func<HttpResponseMessage>[] all) =>
        On(request, [.. all.Select<Func<HttpResponseMessage>, Func<AuthenticationHeaderValue?, HttpResponseMessage>>(answer => _ => answer())]);

    /// <summary>Says nothing to requests that begin so.</summary>
    public string? SilentTo { get; set; }

    public static HttpResponseMessage Status(int code, string body = "") => new((HttpStatusCode)code) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Challenge(string header)
    {
        var response = Status(401, """{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}""");
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", header);
        return response;
    }

    public static HttpResponseMessage Redirect(string location)
    {
        var response = Status(307);
        response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        return response;
    }

    public static HttpResponseMessage Content(string content, string type, string? digest = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (digest is not null)
        {
            response.Headers.Add("Docker-Content-Digest", digest);
        }

        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var line = $"{request.Method} {request.RequestUri!.AbsoluteUri}";
        using var content = request.Content is null ? null : new StreamReader(request.Content.ReadAsStream(cancellationToken));
        var body = content?.ReadToEnd();
        lock (gate)
        {
            requests.Add(request.Headers.Authorization is { } proof ? $"{line} {proof.Scheme} {proof.Parameter}" : line);
            counts[line] = counts.GetValueOrDefault(line) + 1;
            if (body is not null)
            {
                Bodies.Add(body);
            }
        }

        if (SilentTo is not null && line.StartsWith(SilentTo))
        {
            StaySilent(cancellationToken);
        }

        return answers.Find(a => a.Request == line).Answer?.Invoke(request.Headers.Authorization) ?? throw new InvalidOperationException($"no answer for {line}");
    }

    private int Count(string request)
    {
        lock (gate)
        {
            return counts[request];
        }
    }
}
