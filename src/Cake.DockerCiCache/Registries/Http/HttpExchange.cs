using System.Net.Http.Headers;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Sends one request and reads the whole answer, with patience, and follows redirects without giving secrets away.</summary>
internal sealed class HttpExchange : IDisposable
{
    private const int MostRedirects = 5;

    // Manifests of up to 4 MiB are what registries must take (distribution-spec); image configurations are much smaller.
    private const int LongestAnswer = 8 * 1024 * 1024;

    private readonly HttpClient client;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;

    /// <param name="handler">Must not follow redirects by itself; is not disposed.</param>
    /// <param name="patience">The longest that a request may take.</param>
    /// <param name="clock">Tells what a date in <c>Retry-After</c> means.</param>
    public HttpExchange(HttpMessageHandler handler, TimeSpan patience, TimeProvider clock)
    {
        client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
        this.patience = patience;
        this.clock = clock;
    }

    public void Dispose() => client.Dispose();

    public HttpReply Send(HttpQuestion question, RequestAuthorization authorization)
    {
        var (asked, proof) = (question, authorization);
        for (var redirects = 0; ; redirects++)
        {
            var (reply, location) = Once(asked, proof);
            if (location is null || redirects == MostRedirects)
            {
                return reply;
            }

            // https://www.rfc-editor.org/rfc/rfc9110#section-15.4: another origin is none of those that the secret is for.
            proof = IsSameOrigin(asked.Address, location) ? proof : RequestAuthorization.None;
            asked = asked with { Address = location };
        }
    }

    private (HttpReply Reply, Uri? Location) Once(HttpQuestion question, RequestAuthorization authorization)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            using var request = Request(question, authorization);
            using var response = client.Send(request, limit.Token);
            var body = Read(response);
            return (Reply(response, body, [.. authorization.Secrets, .. question.Secrets]) with { Address = question.Address }, Location(question, response));
        }
        catch (HttpRequestException fault)
        {
            return (BrokenConnection.Of(fault, question.Address), null);
        }
        catch (OperationCanceledException)
        {
            return (new HttpReply.Silent(patience), null);
        }
    }

    private static byte[] Read(HttpResponseMessage response)
    {
        using var body = new MemoryStream();
        response.Content.CopyTo(body, context: null, CancellationToken.None);
        return body.ToArray();
    }

    private static HttpRequestMessage Request(HttpQuestion question, RequestAuthorization authorization)
    {
        var request = new HttpRequestMessage(question.Method, question.Address);
        request.Headers.Authorization = authorization.Header;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Cake.DockerCiCache", "1"));
        request.Headers.Accept.ParseAdd(string.Join(", ", question.Accept));
        if (question.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(question.BodyType!);
        }

        return request;
    }

    private HttpReply.Answered Reply(HttpResponseMessage response, byte[] body, IReadOnlyList<string> secrets) => new((int)response.StatusCode, body)
    {
        Words = RegistryWords.Of((int)response.StatusCode, response.ReasonPhrase, body, secrets),
        MediaType = response.Content.Headers.ContentType?.MediaType,
        Digest = Header(response, "Docker-Content-Digest"),
        Length = response.Content.Headers.ContentLength ?? body.Length,
        RetryAfter = RetryAfter.Read(Header(response, "Retry-After"), clock.GetUtcNow()),
        Challenge = Challenge.Of(response.Headers.WwwAuthenticate),
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // Only questions are asked elsewhere, and never without TLS when they were asked with it.
    private static Uri? Location(HttpQuestion question, HttpResponseMessage response)
    {
        if (question.Body is not null || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        var target = new Uri(question.Address, location);
        return target.Scheme == Uri.UriSchemeHttps || target.Scheme == question.Address.Scheme ? target : null;
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
