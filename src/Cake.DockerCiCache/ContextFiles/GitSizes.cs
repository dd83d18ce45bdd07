using System.Globalization;
using System.Text;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>How long the contents are that git keeps of a checkout's files.</summary>
/// <remarks>
/// A file that was written under other rules for line ends, keywords or encodings than count now (<c>git -c core.autocrlf=true checkout</c>,
/// attributes in the user's own file that are gone since) stays clean for git, which never looks at it again; but it has another length than
/// what git keeps. One process is asked for all: 0.07 s of a processor for 100,000 files.
/// </remarks>
internal static class GitSizes
{
    private const long Unknown = -1;

    /// <summary>The lengths by the index's entries, -1 where git does not say; or why there are none.</summary>
    /// <param name="question">Asks git.</param>
    /// <param name="index">What it knows.</param>
    /// <param name="prefix">The part of the repository that matters.</param>
    public static (long[] Sizes, string? Fault) Of(GitQuestion question, GitIndex index, string prefix)
    {
        var sizes = new long[index.Count];
        Array.Fill(sizes, Unknown);
        var start = Encoding.UTF8.GetBytes(prefix);
        var wanted = Enumerable.Range(0, index.Count).Where(i => index.IsFileBelow(i, start)).ToList();
        if (wanted.Count == 0)
        {
            return (sizes, null);
        }

        var (lines, fault) = question.AskAbout(Names(index, wanted), "cat-file", "--buffer", "--batch-check=%(objectsize)");
        if (fault is not null || lines.Count != wanted.Count)
        {
            return (sizes, fault ?? "git does not say how long its contents are");
        }

        // One that is missing is answered with words.
        for (var i = 0; i < wanted.Count; i++)
        {
            sizes[wanted[i]] = long.TryParse(lines[i], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : Unknown;
        }

        return (sizes, null);
    }

    private static string Names(GitIndex index, List<int> wanted)
    {
        var names = new StringBuilder();
        foreach (var i in wanted)
        {
            names.Append(Convert.ToHexStringLower(index.Hash(i))).Append('\n');
        }

        return names.ToString();
    }
}
