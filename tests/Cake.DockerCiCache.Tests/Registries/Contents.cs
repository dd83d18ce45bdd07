using System.Text;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Contents : RegistryQuestions
{
    private const string Config = """{"created":"2026-03-01T12:00:00.5Z","config":{"Labels":{"a":"b"}}}""";
    private const string OfArm = """{"config":{"OnBuild":["RUN arm","COPY . /"]}}""";
    private const string Repository = "https://reg.example/v2/a/b";
    private const string Index = "application/vnd.oci.image.index.v1+json";

    public Contents() => Registry.On(Ping, () => FakeRegistry.Status(200));

    [Fact]
    public void Of_a_manifest_come_byte_for_byte()
    {
        Registry.On($"GET {Repository}/manifests/x", () => Image());
        var manifest = Assert.IsType<RegistryAnswer<RegistryManifest>.Found>(Client.Manifest("reg.example/a/b:x")).Value;
        Assert.Equal(Manifest, Encoding.UTF8.GetString(manifest.Content.Span));
        Assert.Equal(new ManifestDescriptor(DigestOf(Manifest), ManifestType, Manifest.Length), manifest.Descriptor);
    }

    [Fact]
    public void With_another_digest_than_the_registry_says_are_refused()
    {
        Registry.On($"GET {Repository}/manifests/x", () => FakeRegistry.Content(Manifest + " ", ManifestType, DigestOf(Manifest)));
        Assert.Equal(
            $"refused: the content that came for {DigestOf(Manifest)} has the digest {DigestOf(Manifest + " ")}",
            Client.Manifest("reg.example/a/b:x").Words);
    }

    [Fact]
    public void With_another_digest_than_was_asked_for_are_refused()
    {
        Registry.On($"GET {Repository}/manifests/{DigestOf("other")}", () => Image());
        Assert.IsType<RegistryAnswer<RegistryManifest>.Refused>(Client.Manifest($"reg.example/a/b@{DigestOf("other")}"));
    }

    [Fact]
    public void Of_a_blob_are_checked()
    {
        Registry.On($"GET {Repository}/blobs/{DigestOf("x")}", () => FakeRegistry.Content("y", "application/octet-stream"), () => FakeRegistry.Content("x", "application/octet-stream"));
        Assert.IsType<RegistryAnswer<ReadOnlyMemory<byte>>.Refused>(Client.Blob("reg.example/a/b", DigestOf("x")));
        Assert.Equal("x"u8, Assert.IsType<RegistryAnswer<ReadOnlyMemory<byte>>.Found>(Client.Blob("reg.example/a/b", DigestOf("x"))).Value.Span);
    }

    [Fact]
    public void Of_a_configuration_tell_the_time_and_the_labels()
    {
        Registry.On($"GET {Repository}/manifests/x", () => Image(Manifest.Replace("CONFIG", DigestOf(Config))))
            .On($"GET {Repository}/blobs/{DigestOf(Config)}", () => FakeRegistry.Content(Config, "application/octet-stream"));
        AssertConfig("reg.example/a/b:x");
    }

    [Fact]
    public void Of_an_index_are_those_of_its_first_image()
    {
        var image = Manifest.Replace("CONFIG", DigestOf(Config));
        var index = $$$"""
            {"manifests":[
              {"digest":"{{{DigestOf("attestation")}}}","platform":{"os":"unknown","architecture":"unknown"}},
              {"digest":"{{{DigestOf(image)}}}","platform":{"os":"linux","architecture":"amd64"}}]}
            """;
        Registry.On($"GET {Repository}/manifests/x", () => FakeRegistry.Content(index, Index, DigestOf(index)))
            .On($"GET {Repository}/manifests/{DigestOf(image)}", () => Image(image))
            .On($"GET {Repository}/blobs/{DigestOf(Config)}", () => FakeRegistry.Content(Config, "application/octet-stream"));
        AssertConfig("reg.example/a/b:x");
    }

    [Fact]
    public void Of_an_index_are_those_of_the_wanted_platforms()
    {
        var (intel, arm) = (Manifest.Replace("CONFIG", DigestOf(Config)), Manifest.Replace("CONFIG", DigestOf(OfArm)));
        var index = $$$"""
            {"manifests":[
              {"digest":"{{{DigestOf("attestation")}}}","platform":{"os":"unknown","architecture":"unknown"}},
              {"digest":"{{{DigestOf(intel)}}}","platform":{"os":"linux","architecture":"amd64"}},
              {"digest":"{{{DigestOf(arm)}}}","platform":{"os":"linux","architecture":"arm","variant":"v7"}}]}
            """;
        Registry.On($"GET {Repository}/manifests/x", () => FakeRegistry.Content(index, Index, DigestOf(index)))
            .On($"GET {Repository}/manifests/{DigestOf(intel)}", () => Image(intel))
            .On($"GET {Repository}/manifests/{DigestOf(arm)}", () => Image(arm))
            .On($"GET {Repository}/blobs/{DigestOf(Config)}", () => FakeRegistry.Content(Config, "application/octet-stream"))
            .On($"GET {Repository}/blobs/{DigestOf(OfArm)}", () => FakeRegistry.Content(OfArm, "application/octet-stream"));

        string[] Triggers(params HashSet<string>? platforms) =>
            [.. Assert.IsType<RegistryAnswer<IReadOnlyList<ImageConfig>>.Found>(Client.Configs("reg.example/a/b:x", platforms)).Value.SelectMany(c => c.Triggers)];

        Assert.Equal(["RUN arm", "COPY . /"], Triggers("linux/arm"));
        Assert.Empty(Triggers("linux/amd64"));
        Assert.Equal(["RUN arm", "COPY . /"], Triggers(null));
        Assert.Equal("refused: an index without an image for linux/s390x", Client.Configs("reg.example/a/b:x", new HashSet<string> { "linux/s390x" }).Words);
    }

    [Theory]
    [InlineData("{}", "a manifest without configuration")]
    [InlineData("[]", "a manifest without configuration")]
    [InlineData("nonsense", "a manifest without configuration")]
    public void That_are_odd_are_refused(string manifest, string words)
    {
        Registry.On($"GET {Repository}/manifests/x", () => Image(manifest));
        Assert.Equal($"refused: {words}", Client.Config("reg.example/a/b:x").Words);
    }

    [Theory]
    [InlineData("{}", null, 0)]
    [InlineData("""{"created":null,"config":{"Labels":null}}""", null, 0)]
    [InlineData("""{"created":"soon","config":{}}""", null, 0)]
    [InlineData("""{"created":"2026-03-01T12:00:00+01:00","config":{"Labels":{"a":"1","b":"2"}}}""", "2026-03-01T11:00:00Z", 2)]
    [InlineData("""{"config":{"Labels":{"a":"1","a":"2"}}}""", null, 1)]
    public void Of_configurations_may_be_missing(string config, string? created, int labels)
    {
        var read = ImageConfig.Read(Encoding.UTF8.GetBytes(config))!;
        Assert.Equal((created is null ? null : DateTimeOffset.Parse(created), labels), (read.Created, read.Labels.Count));
    }

    [Fact]
    public void Of_a_label_that_is_there_twice_count_the_last() =>
        Assert.Equal([new("a", "2")], ImageConfig.Read("""{"config":{"Labels":{"a":"1","a":"2"}}}"""u8.ToArray())!.Labels);

    [Fact]
    public void Are_put_under_another_tag_as_they_are()
    {
        Registry.On($"GET {Repository}/manifests/x", () => Image()).On($"PUT {Repository}/manifests/y", () => FakeRegistry.Status(201));
        var manifest = Assert.IsType<RegistryAnswer<RegistryManifest>.Found>(Client.Manifest("reg.example/a/b:x")).Value;
        Assert.Equal(new RegistryAnswer<ManifestDescriptor>.Found(manifest.Descriptor), Client.Put(manifest, "reg.example/a/b:y"));
        Assert.Equal([Manifest], Registry.Bodies);
    }

    [Fact]
    public void That_may_not_be_put_say_why()
    {
        Registry.On($"GET {Repository}/manifests/x", () => Image())
            .On($"PUT {Repository}/manifests/y", () => FakeRegistry.Status(403, """{"errors":[{"code":"DENIED","message":"read\nonly"}]}"""))
            .On($"HEAD {Repository}/manifests/y", () => FakeRegistry.Status(404));
        var manifest = Assert.IsType<RegistryAnswer<RegistryManifest>.Found>(Client.Manifest("reg.example/a/b:x")).Value;
        Assert.Equal("refused: 403 Forbidden: denied: read only", Client.Put(manifest, "reg.example/a/b:y").Words);
    }

    // Amazon ECR and Harbor refuse to set a tag that can't be moved also where nothing would move.
    [Theory]
    [InlineData(Manifest, true)]
    [InlineData("{}", false)]
    public void Are_where_they_are_to_be_put_though_the_tag_can_not_be_moved(string there, bool isThisOne)
    {
        Registry.On($"GET {Repository}/manifests/x", () => Image())
            .On($"PUT {Repository}/manifests/y", () => FakeRegistry.Status(400, """{"errors":[{"code":"TAG_INVALID","message":"the tag is immutable"}]}"""))
            .On($"HEAD {Repository}/manifests/y", () => Image(there));
        var manifest = Assert.IsType<RegistryAnswer<RegistryManifest>.Found>(Client.Manifest("reg.example/a/b:x")).Value;
        Assert.Equal(isThisOne, Client.Put(manifest, "reg.example/a/b:y") is RegistryAnswer<ManifestDescriptor>.Found);
    }

    private void AssertConfig(string reference)
    {
        var config = Assert.IsType<RegistryAnswer<ImageConfig>.Found>(Client.Config(reference)).Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 500, TimeSpan.Zero), config.Created);
        Assert.Equal([new("a", "b")], config.Labels);
    }
}
