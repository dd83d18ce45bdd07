using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Cake.DockerCiCache.EngineTests.Secrets;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>Questions to a real registry, with a proxy between that lets them go wrong.</summary>
public sealed class Questions : IClassFixture<TwoRegistries>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TwoRegistries registries;
    private readonly List<string> shown = [];
    private readonly List<TimeSpan> slept = [];
    private LocalRegistry registry;
    private RegistryProxy proxy;
    private RegistryClient client;

    public Questions(TwoRegistries registries)
    {
        this.registries = registries;
        Use(registries.Locked);
    }

    private string Image => $"{proxy.Address}/{TwoRegistries.Repository}:image";

    private string Index => $"{proxy.Address}/{TwoRegistries.Repository}:index";

    public void Dispose()
    {
        client.Dispose();
        proxy.Dispose();
        Captured.Check("questions", string.Join('\n', shown));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_what_is_there_with_few_bytes(bool isLocked)
    {
        Use(isLocked ? registries.Locked : registries.Open);

        var answers = client.Find([Image, Index, Image + "s"]);

        Assert.Equal((DigestOf("image"), HandMadeImage.ManifestType), DigestAndType(answers[Image]));
        Assert.Equal((DigestOf("index"), HandMadeImage.IndexType), DigestAndType(answers[Index]));
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Missing>(answers[Image + "s"]);
        Assert.Equal(4, proxy.Requests.Count);
        Assert.InRange(proxy.BytesUp + proxy.BytesDown, 1, 5000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Set_a_tag_on_an_image_and_on_an_index_without_moving_layers(bool isLocked)
    {
        Use(isLocked ? registries.Locked : registries.Open);
        foreach (var reference in new[] { Image, Index })
        {
            var manifest = Assert.IsType<RegistryAnswer<RegistryManifest>.Found>(client.Manifest(reference)).Value;
            Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(client.Put(manifest, reference + "-2"));
        }

        Assert.Equal((DigestOf("image"), DigestOf("index")), (DigestOf("image-2"), DigestOf("index-2")));

        Assert.Equal(5, proxy.Requests.Count);
        Assert.DoesNotContain(proxy.Requests, r => r.Line.Contains("/blobs/", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_when_an_image_was_made_and_its_labels()
    {
        foreach (var reference in new[] { Image, Index })
        {
            var config = Assert.IsType<RegistryAnswer<ImageConfig>.Found>(client.Config(reference)).Value;
            Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), config.Created);
            Assert.Equal("by hand", config.Labels["made"]);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-password-of-the-test")]
    public void Without_the_right_password_are_refused_at_once(string? password)
    {
        var credential = password is null ? null : RegistryCredential.OfPassword("ci", password);
        using var other = Client(new RegistryAccess(_ => credential, []));

        Assert.StartsWith("refused: 401 Unauthorized", other.Find([Image])[Image].Words, StringComparison.Ordinal);
        Assert.StartsWith("refused: 401 Unauthorized: unauthorized", other.Manifest(Image).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(password ?? "no password", other.Manifest(Image).Words, StringComparison.Ordinal);
        Assert.Empty(shown);
    }

    public static TheoryData<string> PassingFaults => ["reset", "closed", "500", "503", "429"];

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public void Are_asked_again_after_faults_that_can_pass(string fault)
    {
        var rule = proxy.Add(new ProxyRule("^HEAD /v2/.*/manifests/", Fault(fault)) { Times = 2 });

        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(client.Find([Image])[Image]);

        Assert.Equal(2, rule.Hits);

        // .NET itself asks again, up to three times, when a connection is closed before the first byte of an answer.
        Assert.Equal(fault == "closed" ? 0 : 2, shown.Count);
        Assert.All(shown, line => Assert.StartsWith($"question about {Image}: retry ", line, StringComparison.Ordinal));
        Assert.All(slept, time => Assert.InRange(time, TimeSpan.FromSeconds(fault == "429" ? 3 : 0), TimeSpan.FromSeconds(fault == "429" ? 5 : 2)));
    }

    [Theory]
    [InlineData("reset", "unreachable: ")]
    [InlineData("503", "refused: 503 Service Unavailable")]
    [InlineData("403", "refused: 403 Forbidden")]
    [InlineData("404", "not found")]
    public void Say_what_stays_wrong(string fault, string words)
    {
        proxy.Add(new ProxyRule("^HEAD /v2/.*/manifests/", Fault(fault)));
        Assert.StartsWith(words, client.Find([Image])[Image].Words, StringComparison.Ordinal);
        Assert.Equal(fault is "403" or "404" ? 0 : 2, shown.Count);
    }

    [Fact]
    public void Give_a_silent_registry_up_once_for_all_references()
    {
        proxy.Add(new ProxyRule(".", new ProxyFault.Silent()));
        var watch = Stopwatch.StartNew();

        var answers = client.Find(Enumerable.Range(1, 20).Select(i => $"{Image}-{i}"));

        Assert.All(answers.Values, a => Assert.Equal(new RegistryAnswer<ManifestDescriptor>.Silent(Patience), a));
        Assert.Single(proxy.Requests);
        Assert.InRange(watch.Elapsed, Patience * 0.9, Patience * 5); // a timer may be a little early
    }

    [Fact]
    public void Wait_for_a_slow_registry()
    {
        proxy.Add(new ProxyRule("^HEAD ", new ProxyFault.Slow(Patience / 10)));
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(client.Find([Image])[Image]);
    }

    [Fact]
    public void Never_take_content_that_was_cut_or_changed()
    {
        var cut = proxy.Add(new ProxyRule("^GET /v2/.*/manifests/", new ProxyFault.CutBody(100)) { Times = 1 });
        Assert.IsType<RegistryAnswer<RegistryManifest>.Found>(client.Manifest(Image));
        Assert.Equal((1, 1), (cut.Hits, shown.Count));

        proxy.Add(new ProxyRule("^GET /v2/.*/(manifests|blobs)/", new ProxyFault.CorruptBody(60)));
        Assert.StartsWith($"refused: the content that came for {DigestOf("image")} has the digest ", client.Manifest(Image).Words, StringComparison.Ordinal);
        Assert.IsType<RegistryAnswer<ReadOnlyMemory<byte>>.Refused>(client.Blob(Image, HandMadeImage.ConfigDigest));
    }

    [Fact]
    public void To_a_port_where_nobody_listens_are_unreachable()
    {
        proxy.Dispose();
        Assert.Equal($"unreachable: {proxy.Registry.Address}: Connection refused", client.Find([Image])[Image].Words);
        Assert.Equal(2, shown.Count);
    }

    private static ProxyFault Fault(string name) => name switch
    {
        "reset" => new ProxyFault.Reset(),
        "closed" => new ProxyFault.Closed(),
        "429" => new ProxyFault.Status(429, RetryAfter: "3"),
        _ => new ProxyFault.Status(int.Parse(name)),
    };

    // The retries' sleep is only noted: what the proxy lets go wrong goes by count, not by time.
    private RegistryClient Client(RegistryAccess access) => new(
        access,
        RegistryLimits.Default with { Patience = Patience },
        new RetryMeans(() => 0.5, TimeProvider.System, slept.Add, shown.Add));

    [MemberNotNull(nameof(registry), nameof(proxy), nameof(client))]
    private void Use(LocalRegistry which)
    {
        client?.Dispose();
        proxy?.Dispose();
        registry = which;
        proxy = RegistryProxy.Before(registry);
        var (address, credential) = (proxy.Address, registry.User.Length == 0 ? null : RegistryCredential.OfPassword(registry.User, registry.Password));
        client = Client(new RegistryAccess(key => key == address ? credential : null, []));
    }

    // Asked without the proxy, which counts.
    private string DigestOf(string tag) => registry.Images.DigestOf($"{registry.Address}/{TwoRegistries.Repository}:{tag}");

    private static (string Digest, string Type) DigestAndType(RegistryAnswer<ManifestDescriptor> answer)
    {
        var found = Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(answer).Value;
        return (found.Digest, found.MediaType);
    }
}
