using Cake.Core;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>The script's services: its console.</summary>
internal sealed class FakeServices(IConsole console) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(IConsole) ? console : null;
}
