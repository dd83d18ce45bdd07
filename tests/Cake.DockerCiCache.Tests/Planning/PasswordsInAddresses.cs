using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class PasswordsInAddresses
{
    [Theory]
    [InlineData("https://user:pw@github.com/acme/app.git#main:sub", "https://***@github.com/acme/app.git#main:sub")]
    [InlineData("libs=HTTP://ghp_token@host:8080/x", "libs=HTTP://***@host:8080/x")]
    [InlineData("https://user:p@w@host/x \"https://b:c@d\"", "https://***@host/x \"https://***@d\"")]
    [InlineData("ssh://git:pw@host/x", "ssh://***@host/x")]
    public void Are_not_shown(string text, string shown)
    {
        Assert.Equal(shown, UrlPasswords.Redact(text));
        Assert.DoesNotContain("pw@", CommandLine.Of([text]).RenderSafe(), StringComparison.Ordinal);
        Assert.Equal(CommandLine.Quote(text), CommandLine.Of([text]).Render());
    }

    [Theory]
    [InlineData("ssh://git@github.com/acme/app.git")]
    [InlineData("git@github.com:acme/app.git")]
    [InlineData("docker-image://alpine:3.20@sha256:abc")]
    [InlineData("https://host/x@y:z")]
    [InlineData("https://host?q=a@b")]
    [InlineData("acme/web:latest@sha256:abc")]
    public void Are_not_seen_where_there_are_none(string text) => Assert.Equal(text, UrlPasswords.Redact(text));
}
