using Cake.DockerCiCache.Images;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Images;

public sealed class RegistryAddresses
{
    [Theory]
    [InlineData(null, "docker.io")]
    [InlineData("", "docker.io")]
    [InlineData("docker.io", "docker.io")]
    [InlineData("index.docker.io", "docker.io")]
    [InlineData("https://index.docker.io/v1/", "docker.io")]
    [InlineData("registry-1.docker.io", "docker.io")]
    [InlineData("ghcr.io", "ghcr.io")]
    [InlineData("GHCR.io", "ghcr.io")]
    [InlineData("https://ghcr.io", "ghcr.io")]
    [InlineData("http://localhost:5000/v2/", "localhost:5000")]
    [InlineData("gitlab.example.com:443/group/proxy", "gitlab.example.com:443")]
    [InlineData("https://", "https://")]
    [InlineData(" ", " ")]
    public void Have_one_form(string? text, string expected) => Assert.Equal(expected, RegistryAddress.Of(text));

    [Theory]
    [InlineData("acme/web", "docker.io")]
    [InlineData("docker.io/library/busybox:1", "docker.io")]
    [InlineData("localhost:5000/acme/web:latest", "localhost:5000")]
    [InlineData("ghcr.io/acme/web@sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49", "ghcr.io")]
    public void Are_those_of_images(string image, string expected) => Assert.Equal(expected, RegistryAddress.OfImage(image));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("docker.io")]
    [InlineData("https://index.docker.io/v1/")]
    [InlineData("HTTP://localhost:5000")]
    [InlineData("[::1]:5000")]
    [InlineData("my_registry:5000/group/project")]
    [InlineData("123456789012.dkr.ecr.eu-central-1.amazonaws.com")]
    public void Are_good_for_a_login(string? text) => Assert.Null(RegistryAddressFault.Of(text));

    [Theory]
    [InlineData("https://", "\"https://\" is a scheme without a host")]
    [InlineData("-h", "\"-h\" begins with a dash, so that docker would take it for an option")]
    [InlineData(" ", "it is blank")]
    [InlineData("ghcr.io acme", "\"ghcr.io acme\" is no registry")]
    [InlineData("ghcr.io\n", "\"ghcr.io\n\" is no registry")]
    [InlineData("https://-h", "\"https://-h\" is no registry")]
    [InlineData("ftp://ghcr.io", "\"ftp://ghcr.io\" is no registry")]
    [InlineData("ghcr.io:port", "\"ghcr.io:port\" is no registry")]
    [InlineData("me:pass-99@ghcr.io", "\"***@ghcr.io\" has a user name in it, which belongs into UserName, and its password into Password")]
    [InlineData("https://me:pa@s/s-99@ghcr.io", "\"***@ghcr.io\" has a user name in it, which belongs into UserName, and its password into Password")]
    public void Are_refused_for_a_login(string text, string words) =>
        Assert.Equal($"{words}; give host[:port], such as ghcr.io or localhost:5000", RegistryAddressFault.Of(text));

    [Fact]
    public void Have_names_for_people() => Assert.Equal(("Docker Hub", "ghcr.io"), (RegistryAddress.Name("https://index.docker.io/v1/"), RegistryAddress.Name("https://ghcr.io")));

    [Fact]
    public void Stay_as_they_are_once_they_have_it() => Gen.String.Sample(text => RegistryAddress.Of(RegistryAddress.Of(text)) == RegistryAddress.Of(text));
}
