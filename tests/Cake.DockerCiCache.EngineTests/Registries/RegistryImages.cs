using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>Asks a registry, without docker, what an image is made of.</summary>
/// <remarks>API: distribution.github.io/distribution/spec/api.</remarks>
internal sealed class RegistryImages(LocalRegistry registry)
{
    private const string Manifests = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json";

    private const string Indices = "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json";

    private static readonly HttpClient Http = new();

    /// <summary>The image of a full reference, <c>registry/repository:tag</c>; null when there is none.</summary>
    public PushedImage? Find(string reference)
    {
        var (repository, tag) = Parts(reference);
        using var manifest = Get($"{repository}/manifests/{tag}", Manifests);
        if (manifest is null)
        {
            return null;
        }

        using var config = Get($"{repository}/blobs/{manifest.RootElement.GetProperty("config").GetProperty("digest")}", "*/*");
        return PushedImage.Of(config!.RootElement);
    }

    /// <summary>The blob of the first layer, which is the base image's.</summary>
    public string BaseBlob(string reference)
    {
        var (repository, tag) = Parts(reference);
        using var manifest = Get($"{repository}/manifests/{tag}", Manifests);
        return manifest!.RootElement.GetProperty("layers")[0].GetProperty("digest").GetString()!;
    }

    public bool Has(string reference) => Find(reference) is not null;

    /// <summary>The digest under which the registry has it.</summary>
    public string DigestOf(string reference)
    {
        var (repository, tag) = Parts(reference);
        using var response = Send($"{repository}/manifests/{tag}", $"{Manifests}, {Indices}");
        return response.Headers.GetValues("Docker-Content-Digest").Single();
    }

    private (string Repository, string Tag) Parts(string reference)
    {
        var path = reference[(registry.Address.Length + 1)..];
        var colon = path.LastIndexOf(':');
        return (path[..colon], path[(colon + 1)..]);
    }

    private JsonDocument? Get(string path, string accept)
    {
        using var response = Send(path, accept);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        using var body = response.EnsureSuccessStatusCode().Content.ReadAsStream();
        return JsonDocument.Parse(body);
    }

    private HttpResponseMessage Send(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{registry.Address}/v2/{path}"));
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{registry.User}:{registry.Password}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        request.Headers.Accept.ParseAdd(accept);
        return Http.Send(request);
    }
}
