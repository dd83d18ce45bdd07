using Cake.Core;

namespace Cake.DockerCiCache.Tests.Testing;

internal sealed class FakePlatform(PlatformFamily family, bool is64Bit = true) : ICakePlatform
{
    public PlatformFamily Family { get; } = family;

    public bool Is64Bit { get; } = is64Bit;
}
