using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>The names that git has for the contents of a checkout's files.</summary>
/// <param name="Scheme">How git names a content.</param>
/// <param name="Index">What it knows.</param>
/// <param name="Prefix">The context's path in the repository, with a slash at its end; empty for the repository itself.</param>
/// <param name="Filtered">The files whose content is not what git keeps: line ends, keywords, encodings, LFS and other filters.</param>
/// <param name="Sizes">How long each of the index's contents is; a file of another length is not what git keeps, whatever made it so.</param>
/// <param name="OwnAttributes">Where this checkout's own attributes are, if it has some.</param>
internal sealed record GitContents(HashScheme Scheme, GitIndex Index, string Prefix, IReadOnlySet<string> Filtered, long[] Sizes, string OwnAttributes)
{
    private const string NoFilter = "!filter !ident !working-tree-encoding";

    // Attributes that change nothing; with core.autocrlf a file without any may be changed too (gitattributes(5)).
    private const string Untouched = $":(exclude,attr:{NoFilter} !text !eol !crlf)";
    private const string Binary = $":(exclude,attr:{NoFilter} -text)";

    /// <summary>Asks git about a folder.</summary>
    /// <returns>The contents, or why there are none.</returns>
    public static (GitContents? Contents, string? Fault) Of(ICakeContext context, DirectoryPath folder)
    {
        if (context.Tools.Resolve(["git", "git.exe"]) is not { } git)
        {
            return (null, "git was not found on PATH");
        }

        var question = new GitQuestion(context, git, folder);
        var (place, fault) = question.Ask(
            "rev-parse", "--is-inside-work-tree", "--show-prefix", "--show-object-format", "--git-path", "index", "--git-path", "info/attributes");
        if (fault is not null)
        {
            return (null, fault);
        }

        return place is ["true", var prefix, var format, var index, var attributes] && HashScheme.OfGit(format) is { } scheme
            ? Of(context, question, new(prefix, scheme, new FilePath(index).MakeAbsolute(folder), new FilePath(attributes).MakeAbsolute(folder)))
            : (null, $"git's answer \"{string.Join(' ', place)}\" is not understood");
    }

    /// <summary>The name of a file's content, if git knows it.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="near">Where the last one was found in the index.</param>
    public ContentHash? Of(in FoundEntry entry, GitCursor near) =>
        TryFind(Prefix, entry.Path, near) && !Filtered.Contains(entry.Path) && Sizes[near.Position] == entry.Stamp.Size
            ? Index.Content(near.Position, entry.Stamp)
            : null;

    /// <summary>Whether a file is as git knows it.</summary>
    /// <param name="path">The path, from the context on.</param>
    /// <param name="now">What it looks like.</param>
    public bool IsUnchanged(string path, in FileStamp now)
    {
        var near = new GitCursor();
        return TryFind(string.Empty, CleanPath.Of(Prefix + path), near) && Index.Content(near.Position, now) is not null;
    }

    private static (GitContents? Contents, string? Fault) Of(ICakeContext context, GitQuestion question, Checkout checkout)
    {
        // Without a value git says nothing, and fails.
        var (autoCrlf, _) = question.Ask("config", "--get", "core.autocrlf");
        string[] unfiltered = autoCrlf is [] or ["false" or "no" or "off" or "0"] ? [Binary, Untouched] : [Binary];
        var (filtered, fault) = question.Ask(["ls-files", "--", .. unfiltered]);
        if (fault is not null)
        {
            return (null, fault);
        }

        var names = filtered.Select(GitNames.Parse).ToHashSet(StringComparer.Ordinal);
        if (GitIndexFile.Read(context, checkout.Index, checkout.Scheme) is not { } index)
        {
            return (null, $"git's index \"{checkout.Index}\" is split, changes or cannot be read");
        }

        var (sizes, trouble) = GitSizes.Of(question, index, checkout.Prefix);
        return trouble is null ? (new GitContents(checkout.Scheme, index, checkout.Prefix, names, sizes, checkout.Attributes.FullPath), null) : (null, trouble);
    }

    private bool TryFind(string prefix, string path, GitCursor near)
    {
        Span<byte> utf8 = near.Path;
        return Encoding.UTF8.TryGetBytes(prefix, utf8, out var start)
            && Encoding.UTF8.TryGetBytes(path, utf8[start..], out var length)
            && Index.TryFind(utf8[..(start + length)], near);
    }

    private sealed record Checkout(string Prefix, HashScheme Scheme, FilePath Index, FilePath Attributes);
}
