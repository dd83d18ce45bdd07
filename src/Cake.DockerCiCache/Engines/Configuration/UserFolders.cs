using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>What docker and buildx find beside <c>config.json</c>: the user's own, where it is.</summary>
internal static class UserFolders
{
    /// <summary>What a folder of buildx's is called.</summary>
    public const string Builders = "buildx";

    private const string Current = "current";
    private const string Defaults = "defaults";

    // docker reads these and changes them only when it is told to, so that a link does no harm; trust holds keys which are made
    // by the first signed push and must outlive the run.
    private static readonly string[] Linked = ["contexts", "cli-plugins", "trust", "ca.pem", "cert.pem", "key.pem"];

    // buildx writes beside these with every build (refs, activity, .lock), so that they are copied. They are small texts.
    private static readonly string[] CopiedFolders = ["instances", Defaults];
    private static readonly string[] CopiedFiles = [Current, "buildkitd.default.toml", NodeIdentity.FileName];

    /// <summary>Links what has come since the last time, because a script may make a context between two calls.</summary>
    public static void Link(IFileSystem files, string users, PrivateFolder own)
    {
        foreach (var name in Linked)
        {
            Link(files, $"{users}/{name}", own.Path.Combine(name));
        }

        Copy(files.GetFile($"{users}/{NodeIdentity.FileName}"), own, NodeIdentity.FileName);
    }

    /// <summary>Takes over the user's builders, and what changed of them since the last time.</summary>
    public static void CopyBuilders(IFileSystem files, string users, PrivateFolder own, string name)
    {
        var now = FilesOfBuilders(files, users).ToList();
        foreach (var (file, copy) in now)
        {
            Copy(file, own, $"{name}/{copy}");
        }

        // A choice that the user takes back is a file that is gone. buildx makes none of them by itself.
        foreach (var (file, old) in FilesOfBuilders(files, own.Path.Combine(name).FullPath).Where(f => f.Name.StartsWith($"{Defaults}/", StringComparison.Ordinal)))
        {
            if (!now.Exists(f => f.Name == old))
            {
                file.Delete();
            }
        }
    }

    /// <summary>All that buildx keeps of the user's builders, and of which of them is the current one.</summary>
    public static IEnumerable<string> TextsOfBuilders(IFileSystem files, string users) =>
        FilesOfBuilders(files, users).Select(f => $"{f.Name}: {TextFile.Read(f.File)}");

    /// <summary>What says which builder is used where none is named; null for a file that can't be read.</summary>
    public static IEnumerable<string?> DefaultBuilders(IFileSystem files, string users) =>
        FilesOfBuilders(files, users).Where(f => f.File.Exists && (f.Name == Current || f.Name.StartsWith($"{Defaults}/", StringComparison.Ordinal))).Select(f => TextFile.Read(f.File));

    private static IEnumerable<(IFile File, string Name)> FilesOfBuilders(IFileSystem files, string users) =>
    [
        .. CopiedFiles.Select(f => (files.GetFile($"{users}/{f}"), f)),
        .. CopiedFolders.Where(f => files.GetDirectory($"{users}/{f}").Exists)
            .SelectMany(folder => files.GetDirectory($"{users}/{folder}").GetFiles("*", SearchScope.Current).Select(f => (f, $"{folder}/{f.Path.GetFilename()}"))),
    ];

    private static void Link(IFileSystem files, string target, DirectoryPath link)
    {
        if (files.GetFileSystemInfo(link.FullPath).Exists || !files.GetFileSystemInfo(target).Exists)
        {
            return;
        }

        try
        {
            // Windows tells links to folders from links to files.
            FileSystemInfo made = files.GetFileSystemInfo(target) is IDirectory ? new DirectoryInfo(link.FullPath) : new FileInfo(link.FullPath);
            made.CreateAsSymbolicLink(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows lets only some users make links.
            CopyAll(files, files.GetFileSystemInfo(target), link);
        }
    }

    private static void CopyAll(IFileSystem files, IFileSystemInfo from, DirectoryPath to)
    {
        if (from is not IDirectory folder)
        {
            ((IFile)from).Copy(to.FullPath, overwrite: true);
            return;
        }

        files.GetDirectory(to).Create();
        foreach (var entry in folder.GetFileSystemInfos("*", SearchScope.Current))
        {
            CopyAll(files, entry, to.Combine(entry.Path.Segments[^1]));
        }
    }

    private static void Copy(IFile from, PrivateFolder own, string name)
    {
        if (TextFile.Read(from) is { } text && text != own.Read(name))
        {
            own.Write(name, text);
        }
    }
}
