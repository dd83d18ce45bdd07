using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Where folders go that live as long as a run.</summary>
internal static class TemporaryFolder
{
    private const string Shared = "/tmp";

    /// <summary>The system's; but never one in the working directory, from where <c>COPY . .</c> would take it into an image.</summary>
    public static DirectoryPath Of(ICakeContext context)
    {
        var folder = context.Environment.GetSpecialPath(SpecialPath.LocalTemp).Collapse();
        var isInside = $"{folder.FullPath}/".StartsWith($"{context.Environment.WorkingDirectory.FullPath}/", StringComparison.Ordinal);
        return isInside && context.FileSystem.GetDirectory(Shared).Exists ? Shared : folder;
    }
}
