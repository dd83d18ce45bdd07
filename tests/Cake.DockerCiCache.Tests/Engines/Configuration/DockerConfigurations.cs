using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

public sealed class DockerConfigurations
{
    [Theory]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"bWU6cw=="}}}""", "ghcr.io", true)]
    [InlineData("""{"auths":{"https://ghcr.io":{"identitytoken":"t"}}}""", "ghcr.io", true)]
    [InlineData("""{"auths":{"https://index.docker.io/v1/":{"auth":"bWU6cw=="}}}""", "docker.io", true)]
    [InlineData("""{"auths":{"index.docker.io":{"auth":"bWU6cw=="},"docker.io":{"auth":"bWU6cw=="}}}""", "docker.io", false)]
    [InlineData("""{"auths":{"ghcr.io":{}}}""", "ghcr.io", false)]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"","email":"me@example.com"}}}""", "ghcr.io", false)]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"bWU6cw=="}}}""", "quay.io", false)]
    [InlineData("""{"auths":["ghcr.io"]}""", "ghcr.io", false)]
    [InlineData("{}", "ghcr.io", false)]
    [InlineData("", "ghcr.io", false)]
    public void Hold_logins(string text, string registry, bool expected) => Assert.Equal(expected, DockerConfiguration.Parse(text)!.HoldsLogin(registry));

    [Theory]
    [InlineData("""{"credsStore":"box"}""", "ghcr.io", "box")]
    [InlineData("""{"credsStore":"box","credHelpers":{"ghcr.io":"own"}}""", "ghcr.io", "own")]
    [InlineData("""{"credsStore":"box","credHelpers":{"ghcr.io":"own"}}""", "quay.io", "box")]
    [InlineData("""{"credsStore":"box","credHelpers":{"ghcr.io":""}}""", "ghcr.io", null)]
    [InlineData("""{"credHelpers":{"ghcr.io":7}}""", "ghcr.io", null)]
    [InlineData("{}", "ghcr.io", null)]
    public void Name_the_helper_that_docker_asks(string text, string registry, string? expected) =>
        Assert.Equal(expected, DockerConfiguration.Parse(text)!.HelperOf(registry));

    [Theory]
    [InlineData("docker.io", "https://index.docker.io/v1/")]
    [InlineData("https://ghcr.io", "ghcr.io")]
    public void Keep_a_login_from_the_helper_and_leave_the_rest(string registry, string key)
    {
        var text = DockerConfiguration.Parse("""{"proxies":{"default":{"httpProxy":"http://p"}},"credsStore":"box","credHelpers":{"quay.io":"own"}}""")!;
        text.KeepFromHelper(registry);
        var read = DockerConfiguration.Parse(text.ToString())!;
        Assert.Equal((null, "own", "box"), (read.HelperOf(registry), read.HelperOf("quay.io"), read.HelperOf("gcr.io")));
        Assert.Contains($"\"{key}\": \"\"", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("http://p", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Take_over_the_logins_of_some_registries_only()
    {
        var users = DockerConfiguration.Parse("""{"auths":{"ghcr.io":{"auth":"old"},"quay.io":{"auth":"users"}},"currentContext":"far"}""")!;
        var runs = DockerConfiguration.Parse("""{"auths":{"ghcr.io":{"auth":"runs"},"gcr.io":{"auth":"gone"}},"credHelpers":{"ghcr.io":""}}""")!;
        Assert.Equal(
            DockerConfiguration.Parse("""{"auths":{"ghcr.io":{"auth":"runs"},"quay.io":{"auth":"users"}},"currentContext":"far","credHelpers":{"ghcr.io":""}}""")!.ToString(),
            users.With(runs, ["ghcr.io"]).ToString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"auths":{},"auths":{}}""")]
    public void Are_null_where_the_text_is_none(string text) => Assert.Null(DockerConfiguration.Parse(text));
}
