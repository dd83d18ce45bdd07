namespace Cake.DockerCiCache.Tests.Contexts;

/// <summary>The proxies that docker hands on are in a key where Docker's own cache looks at them.</summary>
public sealed class ProxiesInKeys
{
    private const string Secret = "http://u:pass-51c9@proxy:3128";

    [Theory]
    [InlineData("FROM scratch\nARG HTTP_PROXY\nENV P=$HTTP_PROXY")]
    [InlineData("FROM scratch\nENV P=${HTTP_PROXY}")]
    [InlineData("ARG HTTP_PROXY\nFROM scratch")]
    [InlineData("FROM scratch\nRUN echo $HTTP_PROXY")]
    [InlineData("FROM scratch\nARG HTTP\\\n_PROXY")]
    [InlineData("# escape=`\nFROM scratch\nARG HTTP`\r\n_PROXY")]
    [InlineData("FROM scratch AS a\nARG HTTP_PROXY\nFROM a")]
    [InlineData("FROM scratch AS a\nARG HTTP_PROXY\nFROM scratch\nCOPY --from=a / /")]
    public void Where_a_stage_that_is_needed_names_one(string dockerfile)
    {
        Assert.NotEqual(Key(dockerfile, "a"), Key(dockerfile, "b"));
        Assert.NotEqual(Key(dockerfile, "a"), KeyRequests.Key(KeyRequests.Of(dockerfile)));
        Assert.Equal(
            ["which of the proxies in Docker's config.json counts for HTTP_PROXY is not known: give it in BuildArgs, or name the engine in DOCKER_HOST"],
            KeyRequests.Reasons(KeyRequests.Of(dockerfile) with { Proxies = null }));
    }

    [Theory]
    [InlineData("FROM scratch\nCOPY . /")]
    [InlineData("FROM scratch\nARG MY_HTTP_PROXY")]
    [InlineData("FROM scratch\nARG HTTPS_PROXY")]
    [InlineData("FROM scratch\nARG http_proxy")]
    [InlineData("FROM scratch\nARG Http_Proxy")]
    [InlineData("FROM scratch AS unneeded\nARG HTTP_PROXY\nFROM scratch")]
    public void Not_where_none_does(string dockerfile)
    {
        Assert.Equal(Key(dockerfile, "a"), Key(dockerfile, "b"));
        Assert.Equal(Key(dockerfile, "a"), KeyRequests.Key(KeyRequests.Of(dockerfile)));
    }

    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("FTP_PROXY")]
    [InlineData("ftp_proxy")]
    [InlineData("NO_PROXY")]
    [InlineData("no_proxy")]
    [InlineData("ALL_PROXY")]
    [InlineData("all_proxy")]
    public void And_given_arguments_come_first(string name)
    {
        var request = KeyRequests.Of($"FROM scratch\nARG {name}");
        var given = request with { BuildArgs = new Dictionary<string, string?> { [name] = "given" } };
        var inForce = new Dictionary<string, string> { [name] = "a" };
        Assert.NotEqual(KeyRequests.Key(request), KeyRequests.Key(request with { Proxies = inForce }));
        Assert.Equal(KeyRequests.Key(given), KeyRequests.Key(given with { Proxies = inForce }));
        Assert.Equal(KeyRequests.Key(given), KeyRequests.Key(given with { Proxies = null }));
    }

    [Fact]
    public void And_a_base_image_that_names_one_has_none()
    {
        var request = KeyRequests.Of("FROM alpine") with
        {
            ImageTriggers = new Dictionary<string, IReadOnlyList<string>> { ["alpine"] = ["ARG HTTP_PROXY"] },
            Proxies = new Dictionary<string, string> { ["HTTP_PROXY"] = Secret },
        };
        string[] reasons = ["the image \"alpine\" has the instruction ONBUILD ARG HTTP_PROXY, and the proxies of Docker's config.json are not in the key: give them in BuildArgs"];
        Assert.Equal(reasons, KeyRequests.Reasons(request));
        Assert.Equal(reasons, KeyRequests.Reasons(request with { Proxies = new Dictionary<string, string>() }));
        KeyRequests.Key(request with { BuildArgs = new Dictionary<string, string?> { ["HTTP_PROXY"] = string.Empty } });
        KeyRequests.Key(KeyRequests.Of("FROM alpine\nARG HTTP_PROXY") with { ImageTriggers = request.ImageTriggers });
        Assert.DoesNotContain("pass-51c9", request.ToString(), StringComparison.Ordinal);
    }

    private static string Key(string dockerfile, string proxy) =>
        KeyRequests.Key(KeyRequests.Of(dockerfile) with { Proxies = new Dictionary<string, string> { ["HTTP_PROXY"] = proxy } });
}
