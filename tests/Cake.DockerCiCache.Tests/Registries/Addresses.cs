using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Tests.Registries;

public sealed class Addresses
{
    [Theory]
    [InlineData("busybox", "https://registry-1.docker.io/", "https://index.docker.io/v1/")]
    [InlineData("acme/web", "https://registry-1.docker.io/", "https://index.docker.io/v1/")]
    [InlineData("docker.io/acme/web", "https://registry-1.docker.io/", "https://index.docker.io/v1/")]
    [InlineData("index.docker.io/acme/web", "https://registry-1.docker.io/", "https://index.docker.io/v1/")]
    [InlineData("ghcr.io/acme/web", "https://ghcr.io/", "ghcr.io")]
    [InlineData("registry.example:8443/web", "https://registry.example:8443/", "registry.example:8443")]
    [InlineData("registry.example:443/web", "https://registry.example/", "registry.example:443")]
    [InlineData("localhost/web", "http://localhost/", "localhost")]
    [InlineData("localhost:5000/web", "http://localhost:5000/", "localhost:5000")]
    [InlineData("127.0.0.1:5000/web", "http://127.0.0.1:5000/", "127.0.0.1:5000")]
    [InlineData("127.200.3.4/web", "http://127.200.3.4/", "127.200.3.4")]
    [InlineData("[::1]:5000/web", "http://[::1]:5000/", "[::1]:5000")]
    [InlineData("128.0.0.1:5000/web", "https://128.0.0.1:5000/", "128.0.0.1:5000")]
    [InlineData("127.0.0.1.example/web", "https://127.0.0.1.example/", "127.0.0.1.example")]
    [InlineData("plain.example:5000/web", "http://plain.example:5000/", "plain.example:5000")]
    [InlineData("plain.example/web", "https://plain.example/", "plain.example")]
    public void Are_dockers(string reference, string root, string key)
    {
        var address = RegistryEndpoint.Of(ImageReference.Parse(reference), ["plain.example:5000"]);
        Assert.Equal((root, key), (address.Root.ToString(), address.CredentialsKey));
    }
}
