using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Contexts;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>The names that git has for the contents of a checkout's files.</summary>
/// <param name="Scheme">How git names a content.</param>
/// <param name="Index">What it knows.</param>
/// <param name="Prefix">The context's path in the repository, with a slash at its end; empty for the repository itself.</param>
/// <param name="Filtered">The files whose content is not what git keeps: line ends, keywords, encodings, LFS and other filters.</param>
internal sealed record GitContents(HashScheme Scheme, GitIndex Index, string Prefix, IReadOnlySet<string> Filtered)
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
        var (place, fault) = question.Ask("rev-parse", "--is-inside-work-tree", "--show-prefix", "--show-object-format", "--git-path", "index");
        return fault is not null ? (null, fault)
            : place is ["true", var prefix, var format, var index] && HashScheme.OfGit(format) is { } scheme
                ? Of(context, question, new(new FilePath(index).MakeAbsolute(folder), prefix, scheme))
                : (null, $"git's answer \"{string.Join(' ', place)}\" is not understood");
    }

    /// <summary>The name of a file's content, if git knows it.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="near">Where the last one was found in the index.</param>
    public ContentHash? Of(in FoundEntry entry, GitCursor near)
    {
        Span<byte> path = near.Path;
        return Encoding.UTF8.TryGetBytes(Prefix, path, out var start)
            && Encoding.UTF8.TryGetBytes(entry.Path, path[start..], out var length)
            && Index.TryFind(path[..(start + length)], near)
            && !Filtered.Contains(entry.Path)
            ? Index.Content(near.Position, entry.Stamp)
            : null;
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

        return GitIndexFile.Read(context, checkout.Index, checkout.Scheme) is { } index
            ? (new GitContents(checkout.Scheme, index, checkout.Prefix, filtered.Select(GitNames.Parse).ToHashSet(StringComparer.Ordinal)), null)
            : (null, $"git's index \"{checkout.Index}\" is split, changes or cannot be read");
    }

    private sealed record Checkout(FilePath Index, string Prefix, HashScheme Scheme);
}
