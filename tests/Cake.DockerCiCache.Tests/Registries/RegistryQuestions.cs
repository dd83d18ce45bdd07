using System.Security.Cryptography;
using System.Text;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Tests.Retrying;

namespace Cake.DockerCiCache.Tests.Registries;

/// <summary>A client on a <see cref="FakeRegistry"/>, whose clock only sleeping moves.</summary>
public abstract class RegistryQuestions : IDisposable
{
    internal const string Manifest = """{"schemaVersion":2,"config":{"digest":"CONFIG"}}""";
    internal const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    internal const string Ping = "GET https://reg.example/v2/";

    private RegistryClient? client;

    internal FakeRegistry Registry { get; } = new();

    internal FakeClock Clock { get; } = new();

    internal List<string> Shown { get; } = [];

    internal Dictionary<string, RegistryCredential> Credentials { get; } = [];

    internal RegistryClient Client => client ??= new RegistryClient(
        new RegistryAccess(Credentials.GetValueOrDefault, ["plain.example:5000"]),
        new RegistryLimits(TimeSpan.FromSeconds(0.2), new RetryLimits(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(1)), 4),
        new RetryMeans(() => 0.5, Clock, Clock.Sleep, Shown.Add),
        Registry);

    public void Dispose()
    {
        client?.Dispose();
        Registry.Dispose();
    }

    internal static string DigestOf(string content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    internal static HttpResponseMessage Image(string content = Manifest) => FakeRegistry.Content(content, ManifestType, DigestOf(content));

    internal RegistryAnswer<ManifestDescriptor> Find(string reference) => Client.Find([reference])[reference];
}
