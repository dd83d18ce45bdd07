using System.Net.Http.Headers;
using Cake.DockerCiCache.Registries.Http;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Challenges
{
    [Theory]
    [InlineData("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\"", true, "https://auth.docker.io/token", "registry.docker.io")]
    [InlineData("bearer realm=https://a/b , service = x", true, "https://a/b", "x")]
    [InlineData("Bearer REALM=\"a\\\"b\\\\c, d\"", true, "a\"b\\c, d", null)]
    [InlineData("Basic realm=\"Registry Realm\"", false, "Registry Realm", null)]
    [InlineData("Basic", false, null, null)]
    public void Are_read(string header, bool isBearer, string? realm, string? service)
    {
        Assert.Equal(new Challenge(isBearer, realm, service), Challenge.Of([AuthenticationHeaderValue.Parse(header)]));
    }

    [Fact]
    public void Of_Bearer_come_before_those_of_Basic()
    {
        Assert.True(Challenge.Of([new("Negotiate"), new("Basic", "realm=\"a\""), new("Bearer", "realm=\"b\"")])!.IsBearer);
        Assert.Null(Challenge.Of([new("Negotiate")]));
        Assert.Null(Challenge.Of([]));
    }

    [Fact]
    public void Of_any_text_are_read_without_a_fault()
    {
        Gen.String.Sample(text => Challenge.Of([new AuthenticationHeaderValue("Bearer", text)]) is not null);
    }
}
