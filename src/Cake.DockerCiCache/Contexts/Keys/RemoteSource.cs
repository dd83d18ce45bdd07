using System.Text.RegularExpressions;
using Cake.DockerCiCache.Dockerfiles.Instructions;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>What an <c>ADD</c> takes from elsewhere, without saying what it must be.</summary>
/// <remarks>
/// A source is remote when it is a URL, git's short form of one, or starts with <c>github.com/</c> (BuildKit, dockerfile2llb/convert.go
/// and util/gitutil). Whatever could be one counts as one.
/// </remarks>
internal static partial class RemoteSource
{
    private const string OldGitHub = "github.com/";

    /// <summary>The source that may be another tomorrow, or null.</summary>
    public static string? Unpinned(string instructionText)
    {
        var command = CommandLine.Parse($"ADD {instructionText}", '\\');
        var words = JsonWords.Parse(command.Arguments, default) ?? Whitespace.Split(command.Arguments);
        return command.Flags.Any(IsChecksum)
            ? null
            : words.SkipLast(1).FirstOrDefault(source => MayBeRemote(source) && !IsPinned(source));
    }

    // One that holds a variable may turn out empty.
    private static bool IsChecksum(string flag) =>
        flag.StartsWith("--checksum=", StringComparison.Ordinal) && !flag.EndsWith('=') && !flag.Contains('$', StringComparison.Ordinal);

    private static bool MayBeRemote(string source)
    {
        if (source.StartsWith("<<", StringComparison.Ordinal))
        {
            return false;
        }

        // A variable in front may hold the whole URL, and one behind "git" or "http" the rest of it.
        var dollar = source.IndexOf('$', StringComparison.Ordinal);
        var start = dollar < 0 ? source : source[..dollar];
        return source.Contains(':', StringComparison.Ordinal)
            || source.StartsWith(OldGitHub, StringComparison.OrdinalIgnoreCase)
            || (dollar >= 0 && !start.Contains('/', StringComparison.Ordinal));
    }

    // A commit is its content's name, where git is asked for it; of a file it is a part of the URL that no server sees. A query may say
    // another branch or commit, or nothing, as the frontend has it, and a variable may hold one.
    private static bool IsPinned(string source) =>
        source.Split('#', 2) is [var address, var commit]
        && Commit().IsMatch(commit)
        && address.IndexOfAny(['?', '$']) < 0
        && Dockerfiles.Instructions.RemoteSource.Parse(source) is Dockerfiles.Instructions.RemoteSource.Git { IsLocal: false };

    [GeneratedRegex("^[0-9a-f]{40}(:[^$]*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();
}
