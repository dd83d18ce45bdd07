using System.Net;
using System.Security.Cryptography;
using System.Text;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A registry that forbids everything, until it is told what it has: then it has nothing else, but what is put there.</summary>
internal sealed class RegistryFake : FakeConnections
{
    public const string Image = "application/vnd.oci.image.manifest.v1+json";
    public const string Index = "application/vnd.oci.image.index.v1+json";

    private readonly Lock gate = new();
    private readonly Dictionary<string, (byte[] Content, string Type)> contents = new(StringComparer.Ordinal);
    private readonly List<string> requests = [];

    /// <summary><c>METHOD host/path</c>, in order.</summary>
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

    /// <summary>Answers in the place of everything else, where it gives something.</summary>
    public Func<string, HttpResponseMessage?> Instead { get; set; } = _ => null;

    /// <summary>Says nothing about paths with this in them.</summary>
    public string? SilentTo { get; set; }

    public static string DigestOf(string content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    /// <summary>Has a manifest, under its tag and its digest.</summary>
    public RegistryFake Has(string reference, string manifest = "{}", string type = Image)
    {
        var parsed = ImageReference.Parse(reference).Normalize();
        Keep($"{Path(parsed)}/manifests/{parsed.Tag}", Encoding.UTF8.GetBytes(manifest), type);
        return this;
    }

    /// <summary>Has an image with a configuration, which is blob and manifest.</summary>
    public RegistryFake HasConfig(string reference, string configuration) => HasBlob(reference, configuration).Has(reference, ManifestOf(configuration));

    /// <summary>Has a blob in a repository.</summary>
    public RegistryFake HasBlob(string repository, string content)
    {
        Keep($"{Path(ImageReference.Parse(repository).Normalize())}/blobs/x", Encoding.UTF8.GetBytes(content), "application/octet-stream");
        return this;
    }

    public static string ManifestOf(string configuration) => $$$"""{"config":{"digest":"{{{DigestOf(configuration)}}}"}}""";

    /// <summary>What is under a reference; null when there is nothing.</summary>
    public string? Find(string reference)
    {
        var parsed = ImageReference.Parse(reference).Normalize();
        lock (gate)
        {
            return contents.TryGetValue($"{Path(parsed)}/manifests/{parsed.Tag}", out var found) ? Encoding.UTF8.GetString(found.Content) : null;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (SilentTo is { } part && request.RequestUri!.AbsolutePath.Contains(part, StringComparison.Ordinal))
        {
            StaySilent(cancellationToken);
        }

        return Answer(request);
    }

    private static string Path(ImageReference reference) =>
        $"{(reference.Domain == RegistryAddress.DockerHub ? RegistryAddress.DockerHubHost : reference.Domain)}/v2/{reference.Path}";

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.Authority + request.RequestUri.AbsolutePath;
        lock (gate)
        {
            requests.Add($"{request.Method} {path}");
        }

        if (Instead($"{request.Method} {path}") is { } instead)
        {
            return instead;
        }

        if (request.Method == HttpMethod.Put)
        {
            using var body = new MemoryStream();
            request.Content!.CopyTo(body, context: null, CancellationToken.None);
            Keep(path, body.ToArray(), request.Content!.Headers.ContentType!.MediaType!);
            return new(HttpStatusCode.Created);
        }

        lock (gate)
        {
            return contents.TryGetValue(path, out var found)
                ? Found(found.Content, found.Type)
                : new(contents.Count == 0 ? HttpStatusCode.Forbidden : path.EndsWith("/v2/", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        }
    }

    private static HttpResponseMessage Found(byte[] content, string type)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };
        answer.Content.Headers.ContentType = new(type);
        answer.Headers.Add("Docker-Content-Digest", $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}");
        return answer;
    }

    private void Keep(string path, byte[] content, string type)
    {
        lock (gate)
        {
            contents[path] = (content, type);
            contents[$"{path[..path.LastIndexOf('/')]}/sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}"] = (content, type);
        }
    }
}
