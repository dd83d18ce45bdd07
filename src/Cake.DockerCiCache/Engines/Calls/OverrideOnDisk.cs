using Cake.Core;
using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Engines.Calls;

/// <summary>An override file for the time of a run.</summary>
internal sealed class OverrideOnDisk : IDisposable
{
    private const string FileName = "override.yml";

    private readonly PrivateFolder folder;

    public OverrideOnDisk(ICakeContext context, string text)
    {
        folder = new PrivateFolder(context);
        folder.Write(FileName, text);
    }

    public string Path => folder.Path.CombineWithFilePath(FileName).FullPath;

    public void Dispose() => folder.Dispose();
}
