using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines;

/// <summary>An override file for the time of a run.</summary>
internal sealed class OverrideOnDisk : IDisposable
{
    private readonly IDirectory folder;

    public OverrideOnDisk(ICakeContext context, string text)
    {
        // A folder of its own, whose name no other run has.
        folder = context.FileSystem.GetDirectory(context.Environment.GetSpecialPath(SpecialPath.LocalTemp).Combine($"dockerci-{Guid.NewGuid():N}"));
        folder.Create();
        Path = folder.Path.CombineWithFilePath("override.yml").FullPath;
        using var writer = new StreamWriter(context.FileSystem.GetFile(Path).Open(FileMode.Create, FileAccess.Write, FileShare.None));
        writer.Write(text);
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
