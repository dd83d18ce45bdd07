using System.Text;
using Cake.DockerCiCache.Registries.Http;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Words
{
    [Theory]
    [InlineData("""{"errors":[{"code":"DENIED","message":"requested access to the resource is denied","detail":null}]}""", ": denied: requested access to the resource is denied")]
    [InlineData("""{"errors":[{"code":"NAME_UNKNOWN"},{"message":"b"}]}""", ": name unknown; b")]
    [InlineData("""{"details":"incorrect username or password"}""", ": incorrect username or password")]
    [InlineData("""{"error":"invalid_grant","error_description":"token expired"}""", ": token expired")]
    [InlineData("""{"errors":"x","message":"y"}""", ": y")]
    [InlineData("""{"errors":[1,{"code":2}]}""", "")]
    [InlineData("<html>", "")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    public void Are_the_status_and_what_the_body_says(string body, string said)
    {
        Assert.Equal("403 Forbidden" + said, RegistryWords.Of(403, "Forbidden", Encoding.UTF8.GetBytes(body), []));
    }

    [Fact]
    public void Are_one_line_that_is_not_too_long_and_has_no_secret()
    {
        Gen.Select(Gen.String, Gen.String, Gen.String[Gen.Char['a', 'z'], 8, 12]).Sample((a, b, secret) =>
        {
            var line = RegistryWords.Clean(a + secret + b, [secret, string.Empty]);
            return !line.Contains(secret) && !line.Any(char.IsControl) && line.Length <= 301;
        });
    }
}
