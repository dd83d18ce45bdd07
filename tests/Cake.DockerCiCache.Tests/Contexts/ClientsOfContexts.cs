using Cake.DockerCiCache.Contexts.Ignoring;

namespace Cake.DockerCiCache.Tests.Contexts;

public sealed class ClientsOfContexts
{
    [Theory]
    [InlineData(null, "BuiltIn")]
    [InlineData("0.29.1", "Buildx")]
    [InlineData("v0.13.1+ds1", "Buildx")]
    [InlineData("1.0", "Buildx")]
    [InlineData("0.12.1", "")]
    [InlineData("0", "")]
    [InlineData("main", "")]
    public void Are_known_when_they_were_compared(string? version, string client) => Assert.Equal(client, $"{ContextClients.Of(version)}");
}
