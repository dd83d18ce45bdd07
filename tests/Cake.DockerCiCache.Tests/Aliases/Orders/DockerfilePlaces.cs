using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.Orders;

public sealed class DockerfilePlaces
{
    private readonly FakeCake cake = new();

    [Theory]
    [InlineData(null, ".", "/repo/Dockerfile", "Dockerfile")]
    [InlineData(null, "web", "/repo/web/Dockerfile", "web/Dockerfile")]
    [InlineData("Dockerfile.multi", "web", "/repo/web/Dockerfile.multi", "web/Dockerfile.multi")]
    [InlineData("docker/web", "web", "/repo/docker/web", "docker/web")]
    [InlineData("./Dockerfile.multi", ".", "/repo/Dockerfile.multi", "./Dockerfile.multi")]
    [InlineData("/etc/Dockerfile", "web", "/etc/Dockerfile", "/etc/Dockerfile")]
    [InlineData(null, "/srv/web", "/srv/web/Dockerfile", "/srv/web/Dockerfile")]
    [InlineData("Dockerfile.ci", "/srv/web", "/srv/web/Dockerfile.ci", "/srv/web/Dockerfile.ci")]
    [InlineData(null, "../other", "/other/Dockerfile", "../other/Dockerfile")]
    public void Are_the_working_directory_then_the_context(string? dockerfile, string folder, string file, string asDockerGetsIt)
    {
        cake.FileSystem.CreateDirectory("/repo/web");
        cake.WithFile(file, "FROM scratch AS found\n");
        var found = Find(dockerfile, folder);
        Assert.Equal((asDockerGetsIt, "FROM scratch AS found\n", false), (found.Path, found.Text, found.HasOwnIgnoreFile));
    }

    [Fact]
    public void Prefer_the_working_directory()
    {
        cake.WithFile("/repo/Dockerfile.ci", "here").WithFile("/repo/web/Dockerfile.ci", "there");
        Assert.Equal("here", Find("Dockerfile.ci", "web").Text);
    }

    [Fact]
    public void Follow_WorkingDirectory()
    {
        cake.WithFile("/repo/sub/web/Dockerfile", "sub");
        var settings = new DockerCiBuildSettings { Image = "acme/web", Context = "web", WorkingDirectory = "sub" };
        Assert.Equal(("web/Dockerfile", "sub"), (DockerfileOnDisk.Find(cake, settings).Path, DockerfileOnDisk.Find(cake, settings).Text));
    }

    [Fact]
    public void See_an_ignore_file_beside()
    {
        cake.WithFile("/repo/web/Dockerfile.ci").WithFile("/repo/web/Dockerfile.ci.dockerignore", "*").WithFile("/repo/web/.dockerignore");
        Assert.True(Find("Dockerfile.ci", "web").HasOwnIgnoreFile);
    }

    [Theory]
    [InlineData(null, "web", "Dockerfile: there is no \"web/Dockerfile\" in \"/repo\"; set Dockerfile or Context")]
    [InlineData("Dockerfile.ci", "web", "Dockerfile: there is no \"Dockerfile.ci\" and no \"web/Dockerfile.ci\" in \"/repo\"; set Dockerfile or Context")]
    [InlineData("Dockerfile.ci", ".", "Dockerfile: there is no \"Dockerfile.ci\" in \"/repo\"; set Dockerfile or Context")]
    [InlineData(null, "wbe", "Context: \"wbe\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "https://github.com/acme/web.git", "Context: \"https://github.com/acme/web.git\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "-", "Context: \"-\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "", "Context: \"\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "/srv/web", "Context: \"/srv/web\" is no folder in \"/repo\": the build context must be a local folder")]
    public void That_are_not_there_are_named(string? dockerfile, string folder, string message)
    {
        cake.FileSystem.CreateDirectory("/repo/web");
        Assert.Equal(message, Assert.Throws<DockerCiSettingsException>(() => Find(dockerfile, folder)).Message);
    }

    private DockerfileOnDisk Find(string? dockerfile, string folder) =>
        DockerfileOnDisk.Find(cake, new DockerCiBuildSettings { Dockerfile = dockerfile, Context = folder });
}
