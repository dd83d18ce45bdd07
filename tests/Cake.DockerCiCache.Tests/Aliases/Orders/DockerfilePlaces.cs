using System.Text;
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

    [Theory]
    [InlineData(null, ".", "/repo/dockerfile", "dockerfile")]
    [InlineData(null, "web", "/repo/web/dockerfile", "web/dockerfile")]
    [InlineData("Dockerfile", "web", "/repo/web/dockerfile", "web/dockerfile")]
    [InlineData("./docker/Dockerfile", "web", "/repo/docker/dockerfile", "./docker/dockerfile")]
    public void Have_a_name_in_lower_case_where_there_is_no_other(string? dockerfile, string folder, string file, string asDockerGetsIt)
    {
        cake.FileSystem.CreateDirectory("/repo/web");
        cake.WithFile(file, "FROM scratch AS found\n").WithFile($"{file}.dockerignore", "*");
        var found = Find(dockerfile, folder);
        Assert.Equal((asDockerGetsIt, "FROM scratch AS found\n", true), (found.Path, found.Text, found.HasOwnIgnoreFile));
    }

    [Fact]
    public void Prefer_the_name_that_is_given()
    {
        cake.WithFile("/repo/Dockerfile", "upper").WithFile("/repo/dockerfile", "lower");
        Assert.Equal("upper", Find(null, ".").Text);
    }

    [Fact]
    public void That_are_not_UTF8_are_read_all_the_same()
    {
        Write("/repo/Dockerfile", "# Caf\u00E9\nFROM scratch\n");
        var found = Find(null, ".");
        Assert.Equal(("# Caf\uFFFD\nFROM scratch\n", false), (found.Text, found.IsUtf8));
    }

    [Theory]
    [InlineData("\uFEFF# Caf\u00E9\nFROM scratch\n")]
    [InlineData("# \uFFFD\nFROM scratch\n")]
    public void That_are_UTF8_are_known_as_such(string text)
    {
        cake.WithFile("/repo/Dockerfile", text);
        var found = Find(null, ".");
        Assert.Equal((text, true), (found.Text, found.IsUtf8));
    }

    [Fact]
    public void That_are_not_UTF8_in_a_RUN_are_refused()
    {
        Write("/repo/Dockerfile", "FROM busybox\nRUN echo \u00E9\n");
        var error = Assert.Throws<DockerfileException>(() => BuildRequests.Of(cake, new DockerCiBuildSettings { Image = "acme/web" }));
        Assert.Equal("Dockerfile:2: \"RUN echo \uFFFD\" has characters that are not UTF-8. Save the file as UTF-8.", error.Message);
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
    [InlineData("/srv/Dockerfile", "web", "Dockerfile: there is no \"/srv/Dockerfile\"; set Dockerfile or Context")]
    [InlineData(null, "/srv/app", "Dockerfile: there is no \"/srv/app/Dockerfile\"; set Dockerfile or Context")]
    [InlineData("Dockerfile.ci", "/srv/app", "Dockerfile: there is no \"Dockerfile.ci\" in \"/repo\" and no \"/srv/app/Dockerfile.ci\"; set Dockerfile or Context")]
    [InlineData("Dockerfile.ci", ".", "Dockerfile: there is no \"Dockerfile.ci\" in \"/repo\"; set Dockerfile or Context")]
    [InlineData(null, "wbe", "Context: \"wbe\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "https://github.com/acme/web.git", "Context: \"https://github.com/acme/web.git\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "-", "Context: \"-\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "", "Context: \"\" is no folder in \"/repo\": the build context must be a local folder")]
    [InlineData(null, "/srv/web", "Context: \"/srv/web\" is no folder in \"/repo\": the build context must be a local folder")]
    public void That_are_not_there_are_named(string? dockerfile, string folder, string message)
    {
        cake.FileSystem.CreateDirectory("/repo/web");
        cake.FileSystem.CreateDirectory("/srv/app");
        Assert.Equal(message, Assert.Throws<DockerCiSettingsException>(() => Find(dockerfile, folder)).Message);
    }

    [Fact]
    public void That_are_folders_are_called_so()
    {
        cake.FileSystem.CreateDirectory("/repo/web/Dockerfile");
        Assert.Equal(
            "Dockerfile: \"web/Dockerfile\" in \"/repo\" is a folder; set Dockerfile to the file in it",
            Assert.Throws<DockerCiSettingsException>(() => Find(null, "web")).Message);
    }

    private void Write(string path, string latin1)
    {
        using var stream = cake.FileSystem.CreateFile(path).Open(FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(Encoding.Latin1.GetBytes(latin1));
    }

    private DockerfileOnDisk Find(string? dockerfile, string folder) =>
        DockerfileOnDisk.Find(cake, new DockerCiBuildSettings { Dockerfile = dockerfile, Context = folder });
}
