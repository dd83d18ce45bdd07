using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>The parts of a Cake context that the aliases have no business with.</summary>
internal sealed class NothingElse : IToolInstaller, IServiceProvider
{
    public IEnumerable<FilePath> Install(PackageReference tool) => throw new NotSupportedException("an alias installs a tool");

    /// <summary>Not even a console or connections, so that Cake's and the addin's own are taken.</summary>
    public object? GetService(Type serviceType) => serviceType == typeof(IConsole) || serviceType == typeof(HttpMessageHandler) ? null : throw new NotSupportedException("an alias asks for a service");
}
