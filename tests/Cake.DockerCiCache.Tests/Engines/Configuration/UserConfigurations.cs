using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

public sealed class UserConfigurations
{
    [Theory]
    [InlineData(null, null, null, "/home/ci/.docker", "/home/ci/.docker/buildx")]
    [InlineData("/root", null, null, "/root/.docker", "/root/.docker/buildx")]
    [InlineData("", "", "", "/home/ci/.docker", "/home/ci/.docker/buildx")]
    [InlineData("/root", "/etc/docker-ci", null, "/etc/docker-ci", "/etc/docker-ci/buildx")]
    [InlineData("/root", "../conf", "builders", "/conf", "/repo/builders")]
    public void Are_where_docker_looks(string? home, string? docker, string? buildx, string folder, string builders)
    {
        var cake = new FakeCake();
        foreach (var (name, value) in new[] { ("HOME", home), ("DOCKER_CONFIG", docker), ("BUILDX_CONFIG", buildx) })
        {
            if (value is not null)
            {
                cake.WithVariable(name, value);
            }
        }

        Assert.Equal(new(folder, builders), UserConfiguration.Of(cake, new DockerCiBuildSettings()));
    }

    [Fact]
    public void Are_those_of_the_settings_first()
    {
        var settings = new DockerCiBuildSettings { WorkingDirectory = "web", EnvironmentVariables = { ["DOCKER_CONFIG"] = "conf" } };
        Assert.Equal("/repo/web/conf", UserConfiguration.Of(new FakeCake().WithVariable("DOCKER_CONFIG", "/etc/x"), settings).Folder);
    }
}
