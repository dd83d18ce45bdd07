using System.Text;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Logins : RegistryQuestions
{
    private const string Password = "pass-of-the-test:2";
    private const string Basic = "Basic realm=\"reg\"";
    private const string Bearer = "Bearer realm=\"https://auth.example/token\",service=\"reg\"";
    private const string Token = "GET https://auth.example/token?service=reg&account=ci";

    private static readonly string Pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ci:{Password}"));

    public Logins() => Credentials["reg.example"] = RegistryCredential.OfPassword("ci", Password);

    [Fact]
    public void Are_taken_with_the_right_password()
    {
        Registry.On(Ping, proof => proof?.Parameter == Pair ? FakeRegistry.Status(200) : FakeRegistry.Challenge(Basic));
        Assert.Null(Client.Refusal("reg.example"));
        Assert.Equal([Ping, $"{Ping} Basic {Pair}"], Registry.Requests);
    }

    [Fact]
    public void Are_refused_for_good_with_a_wrong_one_that_is_shown_once()
    {
        Registry.On(Ping, () => FakeRegistry.Challenge(Basic));
        var refusal = Client.Refusal("reg.example")!;
        Assert.Equal(("401 Unauthorized: unauthorized: authentication required", false), (refusal.Words, refusal.CanPass));
        Assert.Equal([Ping, $"{Ping} Basic {Pair}"], Registry.Requests);
    }

    [Fact]
    public void Are_asked_for_no_repository_at_a_token_server()
    {
        Registry.On(Ping, proof => proof?.Parameter == "t1" ? FakeRegistry.Status(200) : FakeRegistry.Challenge(Bearer)).On(Token, () => FakeRegistry.Status(200, """{"token":"t1"}"""));
        Assert.Null(Client.Refusal("reg.example"));
        Assert.Equal([Ping, $"{Token} Basic {Pair}", $"{Ping} Bearer t1"], Registry.Requests);
    }

    [Theory]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(503, true)]
    public void End_as_the_token_server_says(int status, bool canPass)
    {
        Registry.On(Ping, () => FakeRegistry.Challenge(Bearer)).On(Token, () => FakeRegistry.Status(status));
        Assert.Equal(canPass, Client.Refusal("reg.example")!.CanPass);
        Assert.DoesNotContain(Registry.Requests, r => r.StartsWith($"{Ping} "));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(429, true)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    public void Without_a_challenge_show_no_password(int status, bool canPass)
    {
        Registry.On(Ping, () => FakeRegistry.Status(status));
        Assert.Equal(canPass, Client.Refusal("reg.example")!.CanPass);
        Assert.All(Registry.Requests, r => Assert.Equal(Ping, r));
    }

    [Fact]
    public void Of_a_registry_that_says_nothing_are_left_as_they_are()
    {
        Registry.SilentTo = Ping;
        var refusal = Client.Refusal("reg.example")!;
        Assert.Equal(("no answer within 0.2 s", false), (refusal.Words, refusal.CanPass));
    }

    [Fact]
    public void Of_an_insecure_registry_alone_go_without_TLS()
    {
        Registry.On("GET http://plain.example:5000/v2/", () => FakeRegistry.Status(200)).On("GET https://plain.example/v2/", () => FakeRegistry.Status(200));
        Assert.Null(Client.Refusal("plain.example:5000"));
        Assert.Null(Client.Refusal("plain.example"));
    }

    [Fact]
    public void Of_Docker_Hub_go_to_its_registry()
    {
        Registry.On("GET https://registry-1.docker.io/v2/", () => FakeRegistry.Status(200));
        Assert.Null(Client.Refusal("docker.io"));
    }
}
