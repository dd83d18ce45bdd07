using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Contexts.Ignoring;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Finds the ignore file that counts for a folder.</summary>
/// <remarks>
/// The one that is named after the Dockerfile and stands beside it wins over the folder's own, also when it is empty
/// (BuildKit, frontend/dockerui/config.go).
/// </remarks>
internal static class IgnoreFiles
{
    private const string Name = ".dockerignore";

    /// <exception cref="IgnoreFileException">The file cannot be used.</exception>
    public static IgnoreRules Read(ICakeContext context, ContextQuestion question, DirectoryPath folder, ContextClient client)
    {
        var own = question.Dockerfile is { } dockerfile ? OwnText(context, dockerfile.MakeAbsolute(context.Environment).FullPath + Name) : null;
        return own is not null
            ? IgnoreRules.Parse(question.Dockerfile!.FullPath + Name, own, client)
            : IgnoreRules.Parse(Name, Text(context, folder.CombineWithFilePath(Name).FullPath) ?? string.Empty, client);
    }

    /// <summary>Where one may be, whichever counts.</summary>
    public static IEnumerable<string> Places(ContextQuestion question, DirectoryPath folder) =>
        question.Dockerfile is { } dockerfile ? [dockerfile.FullPath + Name, folder.CombineWithFilePath(Name).FullPath] : [folder.CombineWithFilePath(Name).FullPath];

    // One that leads nowhere is no file to BuildKit either. That is certain only of a link to a name beside it, as the folder is all there is.
    private static string? OwnText(ICakeContext context, string path) =>
        new FileInfo(path).LinkTarget is { } target && !target.Contains('/', StringComparison.Ordinal) && !FileStamp.TryGet($"{new FilePath(path).GetDirectory()}/{target}", out _)
            ? null
            : Text(context, path);

    // Not through a reader, which would take what looks like a mark of UTF-16 for one.
    private static string? Text(ICakeContext context, string path)
    {
        var file = context.FileSystem.GetFile(path);
        if (!file.Exists)
        {
            return null;
        }

        // BuildKit follows a link as if the folder were all there is, and finds nothing outside of it.
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            throw new IgnoreFileException(path, 0, "The ignore file is a link, which is not followed here. Put the file itself in its place.");
        }

        var content = new byte[file.Length];
        using var stream = file.OpenRead();
        stream.ReadExactly(content);
        return Encoding.UTF8.GetString(content);
    }
}
