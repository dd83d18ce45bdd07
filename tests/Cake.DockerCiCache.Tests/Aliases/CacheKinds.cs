using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>What buildx would swallow without a word is said.</summary>
public sealed class CacheKinds
{
    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile").WithEngine(RecordedEngine.Containerd);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Of_GitHub_need_its_token(string? token)
    {
        if (token is not null)
        {
            cake.WithVariable("ACTIONS_RUNTIME_TOKEN", token);
        }

        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(GitHub()));
        Assert.Equal("Cache.Type", error.Setting);
        Assert.Contains("ACTIONS_RUNTIME_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Of_GitHub_are_used_with_its_token()
    {
        cake.WithVariable("ACTIONS_RUNTIME_TOKEN", "tok-3a1f");
        Assert.Contains(cake.DockerCiBuild(GitHub()).Plan.Steps[0].Arguments, a => a.StartsWith("type=gha,scope=acme-web-buildcache", StringComparison.Ordinal));
    }

    [Fact]
    public void Take_no_secret_on_dockers_command_line()
    {
        var settings = new DockerCiBuildSettings { Image = "acme/web", Cache = { Options = { ["secret_access_key"] = "key-77b2" } } };
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(settings));
        Assert.Contains("\"secret_access_key\"", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key-77b2", error.Message, StringComparison.Ordinal);
    }

    private static DockerCiBuildSettings GitHub() => new() { Image = "acme/web", Cache = { Type = DockerCiCacheType.GitHubActions } };
}
