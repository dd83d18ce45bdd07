using System.Collections.Immutable;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>When the attributes that say how files are filtered were written.</summary>
/// <remarks>
/// Git does not look again at a file whose attributes changed: it stays clean, and is on disk what the old ones made of it. So a file
/// is believed to be what git keeps only when it is no older than the attributes that count for it, and none when git does not know
/// the attributes as they are.
/// </remarks>
/// <param name="files">The files with attributes: the folder they count for, as a path in the context with a slash at its end, and when.</param>
internal sealed class GitAttributes(ImmutableArray<(string Folder, long Modified)> files)
{
    public const string Name = ".gitattributes";

    /// <summary>Looks at the attributes.</summary>
    /// <param name="root">The context's path.</param>
    /// <param name="git">What git knows.</param>
    /// <param name="inContext">The paths of the files with attributes in the context.</param>
    /// <returns>Null when one of them is not as git knows it.</returns>
    public static GitAttributes? Of(string root, GitContents git, IEnumerable<string> inContext)
    {
        var files = new List<(string Folder, long Modified)>();
        foreach (var path in inContext.Concat(Above(git.Prefix)))
        {
            if (!FileStamp.TryGet(Path.Join(root, path), out var stamp))
            {
                continue;
            }

            if (!git.IsUnchanged(path, stamp))
            {
                return null;
            }

            files.Add((path.StartsWith("../", StringComparison.Ordinal) ? string.Empty : path[..^Name.Length], stamp.Modified));
        }

        return new GitAttributes(FileStamp.TryGet(git.OwnAttributes, out var own) ? [.. files, (string.Empty, own.Modified)] : [.. files]);
    }

    /// <summary>Whether a file was written under the attributes as they are.</summary>
    public bool CountFor(in FoundEntry entry)
    {
        foreach (var (folder, modified) in files)
        {
            if (entry.Stamp.Modified < modified && entry.Path.StartsWith(folder, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    // ../.gitattributes for a context one folder below the repository's, and so on.
    private static IEnumerable<string> Above(string prefix) =>
        Enumerable.Range(1, prefix.Count(c => c == '/')).Select(i => string.Concat(Enumerable.Repeat("../", i)) + Name);
}
