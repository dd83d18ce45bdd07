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
    public void Have_one_form(string? text, string expected) => Assert.Equal(expected, RegistryAddress.Of(text));

    [Theory]
    [InlineData("acme/web", "docker.io")]
    [InlineData("docker.io/library/busybox:1", "docker.io")]
    [InlineData("localhost:5000/acme/web:latest", "localhost:5000")]
    [InlineData("ghcr.io/acme/web@sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49", "ghcr.io")]
    public void Are_those_of_images(string image, string expected) => Assert.Equal(expected, RegistryAddress.OfImage(image));

    [Fact]
    public void Have_names_for_people() => Assert.Equal(("Docker Hub", "ghcr.io"), (RegistryAddress.Name("https://index.docker.io/v1/"), RegistryAddress.Name("https://ghcr.io")));

    [Fact]
    public void Stay_as_they_are_once_they_have_it() => Gen.String.Sample(text => RegistryAddress.Of(RegistryAddress.Of(text)) == RegistryAddress.Of(text));
}
