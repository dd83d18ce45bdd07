using System.Net;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A registry that forbids everything, until it is told what it has: then it has nothing else.</summary>
internal sealed class RegistryFake : HttpMessageHandler
{
    private HashSet<string>? tags;

    public void HasTags(params string[] present) => tags = [.. present];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Answer(request));

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (tags is null)
        {
            return new(HttpStatusCode.Forbidden);
        }

        var isThere = path == "/v2/" || tags.Contains(path[(path.LastIndexOf('/') + 1)..]);
        var answer = new HttpResponseMessage(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) };
        answer.Content.Headers.ContentType = new("application/vnd.oci.image.manifest.v1+json");
        answer.Headers.Add("Docker-Content-Digest", "sha256:" + new string('1', 64));
        return answer;
    }
}
