using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>The Dockerfile that settings mean.</summary>
/// <param name="Path">As docker gets it: relative to the working directory where the script gave it so.</param>
/// <param name="Text">What is in it.</param>
/// <param name="HasOwnIgnoreFile">There is a <c>&lt;Dockerfile&gt;.dockerignore</c> beside it.</param>
internal sealed record DockerfileOnDisk(string Path, string Text, bool HasOwnIgnoreFile)
{
    private const string DefaultName = "Dockerfile";

    /// <exception cref="DockerCiSettingsException">There is no such folder or file.</exception>
    public static DockerfileOnDisk Find(ICakeContext context, DockerCiBuildSettings settings)
    {
        var root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
        RequireFolder(context, root, settings.Context);
        var candidates = Candidates(settings).Distinct(StringComparer.Ordinal).ToList();
        var path = candidates.Find(c => context.FileSystem.GetFile(Absolute(root, c)).Exists)
            ?? throw new DockerCiSettingsException(
                nameof(settings.Dockerfile), $"there is no {string.Join(" and no ", candidates.Select(c => $"\"{c}\""))} in \"{root.FullPath}\"; set Dockerfile or Context");
        var file = context.FileSystem.GetFile(Absolute(root, path));
        return new(path, DockerfileText.Read(file), context.FileSystem.GetFile(file.Path.FullPath + ".dockerignore").Exists);
    }

    private static IEnumerable<string> Candidates(DockerCiBuildSettings settings)
    {
        var file = new FilePath(settings.Dockerfile ?? DefaultName);
        string[] inContext = file.IsRelative ? [new DirectoryPath(settings.Context).CombineWithFilePath(file).FullPath] : [];
        return settings.Dockerfile is { } given ? [given, .. inContext] : inContext;
    }

    private static void RequireFolder(ICakeContext context, DirectoryPath root, string folder)
    {
        if (string.IsNullOrWhiteSpace(folder) || !context.FileSystem.GetDirectory(new DirectoryPath(folder).MakeAbsolute(root)).Exists)
        {
            throw new DockerCiSettingsException(
                nameof(DockerCiBuildSettings.Context), $"\"{folder}\" is no folder in \"{root.FullPath}\": the build context must be a local folder");
        }
    }

    private static FilePath Absolute(DirectoryPath root, string path) => new FilePath(path).MakeAbsolute(root);
}
