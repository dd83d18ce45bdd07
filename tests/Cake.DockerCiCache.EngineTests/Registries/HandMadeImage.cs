using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>An image without layers, put into a registry without docker.</summary>
internal sealed class HandMadeImage(LocalRegistry registry, string repository)
{
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    public const string IndexType = "application/vnd.oci.image.index.v1+json";
    public const string Config = """{"created":"2026-03-01T12:00:00Z","architecture":"amd64","os":"linux","config":{"Labels":{"made":"by hand"}},"rootfs":{"type":"layers","diff_ids":[]}}""";

    private static readonly HttpClient Http = new();

    public static string ConfigDigest => DigestOf(Config);

    private static string Manifest => $$"""
        {"schemaVersion":2,"mediaType":"{{ManifestType}}","config":{{Descriptor("application/vnd.oci.image.config.v1+json", Config)}},"layers":[]}
        """;

    private static string Index => $$"""{"schemaVersion":2,"mediaType":"{{IndexType}}","manifests":[{{Descriptor(ManifestType, Manifest)}}]}""";

    /// <summary>Puts the image under one tag and an index of it under another.</summary>
    public void Put(string tag, string indexTag)
    {
        var upload = Send(HttpMethod.Post, "blobs/uploads/").Headers.Location!;
        Send(HttpMethod.Put, $"{upload}&digest={ConfigDigest}", Config, "application/octet-stream");
        Send(HttpMethod.Put, $"manifests/{DigestOf(Manifest)}", Manifest, ManifestType);
        Send(HttpMethod.Put, $"manifests/{tag}", Manifest, ManifestType);
        Send(HttpMethod.Put, $"manifests/{indexTag}", Index, IndexType);
    }

    private static string DigestOf(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Descriptor(string type, string text) => $$"""{"mediaType":"{{type}}","digest":"{{DigestOf(text)}}","size":{{Encoding.UTF8.GetByteCount(text)}}}""";

    private HttpResponseMessage Send(HttpMethod method, string path, string? body = null, string? type = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri($"http://{registry.Address}/v2/{repository}/"), path));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{registry.User}:{registry.Password}")));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type!) } };
        }

        return Http.Send(request).EnsureSuccessStatusCode();
    }
}
