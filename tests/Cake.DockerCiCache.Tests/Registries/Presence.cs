using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Presence : RegistryQuestions
{
    private const string Head = "HEAD https://reg.example/v2/a/b/manifests/x";
    private const string Get = "GET https://reg.example/v2/a/b/manifests/x";
    private const string Reference = "reg.example/a/b:x";

    public Presence() => Registry.On(Ping, () => FakeRegistry.Status(200));

    [Fact]
    public void Is_found_with_digest_media_type_and_size()
    {
        Registry.On(Head, () => Image());
        Assert.Equal(new RegistryAnswer<ManifestDescriptor>.Found(new(DigestOf(Manifest), ManifestType, Manifest.Length)), Find(Reference));
        Assert.Equal([Ping, Head], Registry.Requests);
    }

    [Fact]
    public void Is_asked_for_at_once_each_reference_once()
    {
        Registry.On("HEAD https://other.example/v2/c/manifests/latest", () => FakeRegistry.Status(404))
            .On("GET https://other.example/v2/", () => FakeRegistry.Status(200));
        var tags = Enumerable.Range(1, 30).Select(i => $"t{i}").ToList();
        foreach (var tag in tags)
        {
            Registry.On($"HEAD https://reg.example/v2/a/b/manifests/{tag}", () => Image());
        }

        var answers = Client.Find([.. tags.Select(tag => $"reg.example/a/b:{tag}"), "reg.example/a/b:t1", "other.example/c"]);

        Assert.Equal(31, answers.Count);
        Assert.Equal(30, answers.Values.Count(a => a is RegistryAnswer<ManifestDescriptor>.Found));
        Assert.Equal(new RegistryAnswer<ManifestDescriptor>.Missing(), answers["other.example/c"]);
        Assert.Equal(33, Registry.Requests.Count);
    }

    [Fact]
    public void Is_asked_with_GET_where_HEAD_is_not_allowed()
    {
        Registry.On(Head, () => FakeRegistry.Status(405)).On(Get, () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
    }

    [Fact]
    public void Is_asked_with_GET_where_HEAD_gives_no_digest()
    {
        Registry.On(Head, () => FakeRegistry.Content(Manifest, ManifestType)).On(Get, () => FakeRegistry.Content(Manifest, ManifestType));
        Assert.Equal($"found {DigestOf(Manifest)}", Find(Reference).Words);
    }

    [Fact]
    public void Is_refused_by_a_page_that_is_no_manifest()
    {
        Registry.On(Head, () => FakeRegistry.Content("<html>", "text/html")).On(Get, () => FakeRegistry.Content("<html>", "text/html"));
        Assert.Equal("refused: \"text/html\" is no manifest that could be used", Find(Reference).Words);
    }

    [Theory]
    [InlineData(401, "refused: 401 Unauthorized")]
    [InlineData(403, "refused: 403 Forbidden")]
    [InlineData(404, "not found")]
    public void Is_not_asked_again_after_an_answer_that_stays(int status, string words)
    {
        Registry.On(Head, () => FakeRegistry.Status(status));
        Assert.Equal(words, Find(Reference).Words);
        Assert.Equal(2, Registry.Requests.Count);
        Assert.Empty(Shown);
    }

    [Fact]
    public void Is_asked_again_after_faults_that_can_pass()
    {
        Registry.On(Head, () => TooMany("7"), () => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (reg.example:443)"), () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.Equal(
            [
                $"question about {Reference}: retry 1 of 2 in 7.5 s, because 429 Too Many Requests",
                $"question about {Reference}: retry 2 of 2 in 1.0 s, because reg.example: Connection refused (reg.example:443)",
            ],
            Shown);
    }

    [Fact]
    public void Is_refused_or_unreachable_when_faults_do_not_pass()
    {
        Registry.On(Head, () => FakeRegistry.Status(503)).On("HEAD https://reg.example/v2/a/b/manifests/y", () => throw new HttpRequestException(HttpRequestError.ConnectionError, "gone"));
        var answers = Client.Find([Reference, "reg.example/a/b:y"]);
        Assert.Equal("refused: 503 Service Unavailable", answers[Reference].Words);
        Assert.Equal("unreachable: reg.example: gone", answers["reg.example/a/b:y"].Words);
    }

    [Fact]
    public void Of_many_is_given_up_once_for_a_registry_that_is_away()
    {
        Registry.On("GET https://away.example/v2/", () => throw new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known"));
        var answers = Client.Find(["away.example/a:1", "away.example/a:2", "away.example/b:1"]);
        Assert.All(answers.Values, a => Assert.Equal("unreachable: away.example: Name or service not known", a.Words));
        Assert.Single(Registry.Requests);
    }

    [Fact]
    public void Of_many_is_given_up_once_for_a_registry_that_is_silent()
    {
        Registry.SilentTo = "GET https://mute.example/";
        var answers = Client.Find(["mute.example/a:1", "mute.example/a:2"]);
        Assert.All(answers.Values, a => Assert.Equal("no answer within 0.2 s", a.Words));
        Assert.Single(Registry.Requests);
        Assert.Empty(Shown);
    }

    [Fact]
    public void Is_not_waited_for_longer_than_patience()
    {
        Registry.SilentTo = Head;
        Assert.Equal(new RegistryAnswer<ManifestDescriptor>.Silent(TimeSpan.FromSeconds(0.2)), Find(Reference));
        Assert.Equal([Ping, Head], Registry.Requests);
    }

    [Fact]
    public void Is_asked_without_TLS_of_an_insecure_registry()
    {
        Registry.On("GET http://plain.example:5000/v2/", () => FakeRegistry.Status(200)).On("HEAD http://plain.example:5000/v2/a/manifests/latest", () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find("plain.example:5000/a"));
    }

    [Fact]
    public void Of_what_is_no_reference_is_an_error()
    {
        Assert.Throws<FormatException>(() => Client.Find(["reg.example/A/B"]));
    }

    private static HttpResponseMessage TooMany(string after)
    {
        var response = FakeRegistry.Status(429);
        response.Headers.Add("Retry-After", after);
        return response;
    }
}
