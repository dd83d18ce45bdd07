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
    private const string LowerName = "dockerfile";

    /// <summary>Whether the file is UTF-8; what is not stands as U+FFFD in the text.</summary>
    public bool IsUtf8 { get; init; } = true;

    /// <exception cref="DockerCiSettingsException">There is no such folder or file.</exception>
    public static DockerfileOnDisk Find(ICakeContext context, DockerCiBuildSettings settings)
    {
        var root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
        RequireFolder(context, root, settings.Context);
        var candidates = Candidates(settings).Distinct(StringComparer.Ordinal).ToList();
        var path = candidates.SelectMany(Spellings).FirstOrDefault(c => context.FileSystem.GetFile(Absolute(root, c)).Exists)
            ?? throw new DockerCiSettingsException(nameof(settings.Dockerfile), candidates.Find(c => context.FileSystem.GetDirectory(Absolute(root, c).FullPath).Exists) is { } folder
                ? $"\"{folder}\" in \"{root.FullPath}\" is a folder; set Dockerfile to the file in it"
                : $"there is {Missing(candidates, root)}; set Dockerfile or Context");
        var file = context.FileSystem.GetFile(Absolute(root, path));
        var (text, isUtf8) = DockerfileText.Read(file);
        return new(path, text, context.FileSystem.GetFile(file.Path.FullPath + ".dockerignore").Exists) { IsUtf8 = isUtf8 };
    }

    /// <summary>Where a Dockerfile may be: BuildKit takes "dockerfile" where there is no "Dockerfile" (dockerui/config.go, https://github.com/moby/moby/issues/10858).</summary>
    public static IEnumerable<string> Spellings(string path) =>
        new FilePath(path).GetFilename().FullPath == DefaultName ? [path, path[..^DefaultName.Length] + LowerName] : [path];

    private static IEnumerable<string> Candidates(DockerCiBuildSettings settings)
    {
        var file = new FilePath(settings.Dockerfile ?? DefaultName);
        string[] inContext = file.IsRelative ? [new DirectoryPath(settings.Context).CombineWithFilePath(file).FullPath] : [];
        return settings.Dockerfile is { } given ? [given, .. inContext] : inContext;
    }

    // An absolute path is in no other folder; relative ones stand first.
    private static string Missing(IEnumerable<string> candidates, DirectoryPath root)
    {
        var byKind = candidates.ToLookup(c => new FilePath(c).IsRelative, c => $"no \"{c}\"");
        var relative = string.Join(" and ", byKind[true]);
        string[] inRoot = relative.Length > 0 ? [$"{relative} in \"{root.FullPath}\""] : [];
        return string.Join(" and ", inRoot.Concat(byKind[false]));
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
