using System.Text;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Authorization : RegistryQuestions
{
    private const string Head = "HEAD https://reg.example/v2/a/b/manifests/x";
    private const string Reference = "reg.example/a/b:x";
    private const string Password = "pass-of-the-test:1";
    private const string Bearer = "Bearer realm=\"https://auth.example/token?x=1\",service=\"reg service\",scope=\"ignored\"";
    private const string TokenOf = "https://auth.example/token?x=1&service=reg%20service&scope=repository%3Aa%2Fb%3A";

    private static readonly string Pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ci:{Password}"));

    [Fact]
    public void Is_Basic_where_the_registry_wants_it()
    {
        Credentials["reg.example"] = RegistryCredential.OfPassword("ci", Password);
        Registry.On(Ping, () => FakeRegistry.Challenge("Basic realm=\"reg\"")).On(Head, () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.Equal([Ping, $"{Head} Basic {Pair}"], Registry.Requests);
    }

    // The engine may call a registry insecure that leads plain HTTP to TLS.
    [Fact]
    public void Never_goes_without_TLS_where_the_registry_has_it()
    {
        Credentials["plain.example:5000"] = RegistryCredential.OfPassword("ci", Password);
        Registry.On("GET http://plain.example:5000/v2/", () => FakeRegistry.Redirect("https://plain.example/v2/"))
            .On("GET https://plain.example/v2/", () => FakeRegistry.Challenge("Basic realm=\"reg\""))
            .On("HEAD https://plain.example/v2/a/b/manifests/x", () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find("plain.example:5000/a/b:x"));
        Assert.Equal(["GET http://plain.example:5000/v2/", "GET https://plain.example/v2/", $"HEAD https://plain.example/v2/a/b/manifests/x Basic {Pair}"], Registry.Requests);
    }

    [Fact]
    public void Of_a_registry_without_TLS_that_says_nothing_is_waited_for_once()
    {
        Registry.SilentTo = "GET http://plain.example:5000/";
        Assert.IsType<RegistryAnswer<RegistryManifest>.Silent>(Client.Manifest("plain.example:5000/a/b:x"));
        Assert.Single(Registry.Requests);
    }

    [Fact]
    public void Is_not_given_where_a_registry_without_TLS_leads_to_another_host()
    {
        Credentials["plain.example:5000"] = RegistryCredential.OfPassword("ci", Password);
        const string Elsewhere = "http://plain.example:5000/v2/a/b/manifests/x";
        Registry.On("GET http://plain.example:5000/v2/", () => FakeRegistry.Redirect("https://other.example/v2/"))
            .On("GET https://other.example/v2/", () => FakeRegistry.Challenge("Basic realm=\"reg\""))
            .On($"HEAD {Elsewhere}", () => FakeRegistry.Challenge("Basic realm=\"reg\""));
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Refused>(Find("plain.example:5000/a/b:x"));
        Assert.All(Registry.Requests, r => Assert.DoesNotContain(Pair, r, StringComparison.Ordinal));
    }

    [Fact]
    public void Is_tried_without_when_there_are_no_credentials()
    {
        Registry.On(Ping, () => FakeRegistry.Challenge("Basic realm=\"reg\"")).On(Head, () => FakeRegistry.Challenge("Basic realm=\"reg\""));
        Assert.Equal("refused: 401 Unauthorized: unauthorized: authentication required", Find(Reference).Words);
        Assert.Equal([Ping, Head], Registry.Requests);
    }

    [Fact]
    public void Is_a_token_for_the_repository_and_once_for_all_its_references()
    {
        Credentials["reg.example"] = RegistryCredential.OfPassword("ci", Password);
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer))
            .On($"GET {TokenOf}pull&account=ci", () => FakeRegistry.Status(200, """{"token":"t1"}"""))
            .On(Head, () => Image()).On(Head.Replace("/x", "/y"), () => Image());
        Assert.All(Client.Find([Reference, "reg.example/a/b:y"]).Values, a => Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(a));
        Assert.Equal([Ping, $"GET {TokenOf}pull&account=ci Basic {Pair}", $"{Head} Bearer t1", $"{Head.Replace("/x", "/y")} Bearer t1"], Registry.Requests.Order(new ByRequest()));
    }

    [Fact]
    public void Is_an_anonymous_token_without_credentials()
    {
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer)).On($"GET {TokenOf}pull", () => FakeRegistry.Status(200, """{"access_token":"t2"}""")).On(Head, () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.Equal([Ping, $"GET {TokenOf}pull", $"{Head} Bearer t2"], Registry.Requests);
    }

    [Fact]
    public void Is_a_token_for_writing_where_a_tag_is_set()
    {
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer)).On($"GET {TokenOf}pull%2Cpush", () => FakeRegistry.Status(200, """{"token":"t3"}"""))
            .On("PUT https://reg.example/v2/a/b/manifests/x", () => FakeRegistry.Status(201));
        var bytes = Encoding.UTF8.GetBytes(Manifest);
        Client.Put(new RegistryManifest(new ManifestDescriptor(DigestOf(Manifest), ManifestType, bytes.Length), bytes), Reference);
        Assert.Equal("PUT https://reg.example/v2/a/b/manifests/x Bearer t3", Registry.Requests[^1]);
    }

    [Fact]
    public void With_an_identity_token_goes_in_the_body()
    {
        Credentials["reg.example"] = RegistryCredential.OfIdentityToken("identity+1");
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer)).On("POST https://auth.example/token?x=1", () => FakeRegistry.Status(200, """{"access_token":"t4"}""")).On(Head, () => Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.Equal([Ping, "POST https://auth.example/token?x=1", $"{Head} Bearer t4"], Registry.Requests);
        Assert.Equal(["grant_type=refresh_token&service=reg%20service&scope=repository%3Aa%2Fb%3Apull&client_id=cake-dockercicache&refresh_token=identity%2B1"], Registry.Bodies);
    }

    [Fact]
    public void Is_renewed_once_when_a_token_is_refused()
    {
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer))
            .On($"GET {TokenOf}pull", () => FakeRegistry.Status(200, """{"token":"old"}"""), () => FakeRegistry.Status(200, """{"token":"new"}"""))
            .On(Head, proof => proof?.Parameter == "new" ? Image() : FakeRegistry.Challenge(Bearer));
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.Equal($"{Head} Bearer new", Registry.Requests[^1]);
    }

    [Fact]
    public void Is_found_out_later_where_the_greeting_wants_none()
    {
        Registry.On(Ping, () => FakeRegistry.Status(200)).On($"GET {TokenOf}pull", () => FakeRegistry.Status(200, """{"token":"t5"}"""))
            .On(Head, proof => proof is null ? FakeRegistry.Challenge(Bearer) : Image());
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.IsType<RegistryAnswer<ManifestDescriptor>.Found>(Find(Reference));
        Assert.Equal([Ping, Head, $"GET {TokenOf}pull", $"{Head} Bearer t5", $"{Head} Bearer t5"], Registry.Requests);
    }

    [Fact]
    public void That_fails_gives_the_token_servers_words_without_the_secret()
    {
        Credentials["reg.example"] = RegistryCredential.OfPassword("ci", Password);
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer)).On($"GET {TokenOf}pull&account=ci", () => FakeRegistry.Status(401, $$"""{"details":"bad password {{Password}} or {{Pair}}"}"""));
        Assert.Equal("refused: token server auth.example: 401 Unauthorized: bad password *** or ***", Find(Reference).Words);
    }

    [Theory]
    [InlineData("Bearer service=\"x\"")]
    [InlineData("Bearer realm=\"/token\"")]
    [InlineData("Bearer realm=\"http://auth.example/token\"")]
    public void Is_given_to_no_token_server_that_can_not_be_trusted(string challenge)
    {
        Credentials["reg.example"] = RegistryCredential.OfPassword("ci", Password);
        Registry.On(Ping, () => FakeRegistry.Challenge(challenge));
        Assert.StartsWith("refused: reg.example names no token server that could be trusted", Find(Reference).Words);
        Assert.Equal([Ping], Registry.Requests);
    }

    [Fact]
    public void Does_not_travel_to_another_host()
    {
        Credentials["reg.example"] = RegistryCredential.OfPassword("ci", Password);
        Registry.On(Ping, () => FakeRegistry.Challenge("Basic realm=\"reg\""))
            .On($"GET https://reg.example/v2/a/b/blobs/{DigestOf("x")}", () => FakeRegistry.Redirect("/elsewhere"))
            .On("GET https://reg.example/elsewhere", () => FakeRegistry.Redirect("https://cdn.example/blob?signature=1"))
            .On("GET https://cdn.example/blob?signature=1", () => FakeRegistry.Redirect("https://reg.example/back"))
            .On("GET https://reg.example/back", () => FakeRegistry.Content("x", "application/octet-stream"));
        Assert.IsType<RegistryAnswer<ReadOnlyMemory<byte>>.Found>(Client.Blob("reg.example/a/b", DigestOf("x")));
        Assert.Equal($"GET https://reg.example/elsewhere Basic {Pair}", Registry.Requests[^3]);
        Assert.Equal(["GET https://cdn.example/blob?signature=1", "GET https://reg.example/back"], Registry.Requests.TakeLast(2));
    }

    [Fact]
    public void Does_not_follow_a_redirect_that_leaves_TLS()
    {
        Registry.On(Ping, () => FakeRegistry.Status(200)).On(Head, () => FakeRegistry.Redirect("http://reg.example/x"));
        Assert.Equal("refused: 307 Temporary Redirect", Find(Reference).Words);
    }

    [Fact]
    public void Ends_redirects_that_go_round()
    {
        Registry.On(Ping, () => FakeRegistry.Status(200)).On(Head, () => FakeRegistry.Redirect(Head[5..]));
        Assert.Equal("refused: 307 Temporary Redirect", Find(Reference).Words);
        Assert.Equal(7, Registry.Requests.Count);
    }

    [Fact]
    public void Shows_no_secret()
    {
        var password = RegistryCredential.OfPassword("ci", Password);
        string?[] texts =
        [
            password.ToString(), RegistryCredential.OfIdentityToken(Password).ToString(), RequestAuthorization.Basic(password).ToString(),
            RequestAuthorization.Bearer(Password).ToString(), Permission.Granted(RequestAuthorization.Bearer(Password)).ToString(),
            new HttpQuestion(HttpMethod.Post, new Uri($"https://x/?{Password}")) { Secrets = [Password] }.ToString(),
        ];
        Assert.DoesNotContain(texts, t => t!.Contains(Password) || t.Contains(Pair));
    }

    private sealed class ByRequest : IComparer<string>
    {
        private static readonly string[] Order = [Ping, "GET", Head, "HEAD"];

        public int Compare(string? x, string? y) => Rank(x!).CompareTo(Rank(y!));

        private static int Rank(string line) => Array.FindIndex(Order, line.StartsWith);
    }
}
