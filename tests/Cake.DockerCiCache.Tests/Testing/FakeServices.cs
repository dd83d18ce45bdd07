using Cake.Core;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>The script's services: its console, and the way to registries.</summary>
internal sealed class FakeServices(IConsole console, HttpMessageHandler registry) : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IConsole) ? console : serviceType == typeof(HttpMessageHandler) ? registry : null;
}
