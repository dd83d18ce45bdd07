using Cake.Core.Configuration;

namespace Cake.DockerCiCache.Tests.Testing;

internal sealed class FakeConfiguration : ICakeConfiguration
{
    public string? GetValue(string key) => null;
}
