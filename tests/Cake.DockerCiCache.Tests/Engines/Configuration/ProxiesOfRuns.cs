using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

/// <summary>Which of the proxies in the user's configuration docker hands on.</summary>
public sealed class ProxiesOfRuns
{
    private const string OfHosts = """{"proxies":{"default":{"httpProxy":"d"},"tcp://h:2375":{"httpProxy":"h"},"unix:///var/run/docker.sock":{"httpProxy":"s"}}}""";

    private readonly FakeCake cake = new();

    [Fact]
    public void Have_two_names_each()
    {
        Configure("""{"proxies":{"default":{"httpProxy":"a","httpsProxy":"b","noProxy":"c","ftpProxy":"d","allProxy":"e"}}}""");
        Assert.Equal(
            "ALL_PROXY=e FTP_PROXY=d HTTPS_PROXY=b HTTP_PROXY=a NO_PROXY=c all_proxy=e ftp_proxy=d http_proxy=a https_proxy=b no_proxy=c",
            string.Join(' ', Proxies()!.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("""{}""", "")]
    [InlineData("""{"proxies":{}}""", "")]
    [InlineData("""{"proxies":{"default":{"httpProxy":"","noProxy":"n"}}}""", "NO_PROXY no_proxy")]
    [InlineData("""{"Proxies":{"default":{"HTTPProxy":"x"}}}""", "HTTP_PROXY http_proxy")]
    [InlineData("""{"proxies":{"default":{"httpProxy":"x"}},"currentContext":"other"}""", "HTTP_PROXY http_proxy")]
    [InlineData("""{"proxies":{},"proxies":{"default":{"httpProxy":"x"}}}""", null)]
    [InlineData("""[]""", null)]
    public void Are_those_that_are_written(string configuration, string? names)
    {
        Configure(configuration);
        Assert.Equal(names, Proxies() is { } found ? string.Join(' ', found.Keys.Order(StringComparer.Ordinal)) : null);
    }

    [Theory]
    [InlineData("", "", "s")]
    [InlineData("DOCKER_HOST", "tcp://h:2375", "h")]
    [InlineData("DOCKER_HOST", "tcp://other:2375", "d")]
    [InlineData("DOCKER_HOST", "unix:///run/other.sock", "d")]
    [InlineData("DOCKER_HOST", "unix:///var/run/docker.sock", "s")]
    [InlineData("DOCKER_HOST", "tcp://h", null)]
    [InlineData("DOCKER_CONTEXT", "default", "s")]
    [InlineData("DOCKER_CONTEXT", "other", null)]
    [InlineData("DOCKER_TLS_VERIFY", "1", null)]
    public void Are_the_engine_s_own_before_the_default_s(string variable, string value, string? proxy)
    {
        Configure(OfHosts);
        Assert.Equal(proxy, Proxies(variable, value)?["HTTP_PROXY"]);
    }

    [Fact]
    public void Are_not_known_where_the_configuration_chooses_a_context()
    {
        Configure(OfHosts.Replace("{\"proxies\"", "{\"currentContext\":\"other\",\"proxies\"", StringComparison.Ordinal));
        Assert.Null(Proxies());
    }

    private void Configure(string text) => cake.WithFile("/home/ci/.docker/config.json", text).WithVariable("DOCKER_HOST", string.Empty);

    private IReadOnlyDictionary<string, string>? Proxies(string variable = "", string value = "")
    {
        var settings = new DockerCiBuildSettings();
        if (variable.Length > 0)
        {
            settings.EnvironmentVariables[variable] = value;
        }

        return RunProxies.Of(cake, settings);
    }
}
