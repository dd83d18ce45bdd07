using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Ci;

/// <summary>Git's full names: <c>refs/heads/main</c>, <c>refs/tags/v1</c>, <c>refs/pull/12/merge</c>.</summary>
internal static partial class GitRef
{
    private const string Heads = "refs/heads/";
    private const string Tags = "refs/tags/";

    public static string? Branch(string? name) => After(Heads, name);

    public static string? Tag(string? name) => After(Tags, name);

    /// <summary>A branch, written in full or short.</summary>
    public static string? ShortBranch(string? name) =>
        Branch(name) ?? (name?.StartsWith("refs/", StringComparison.Ordinal) == true ? null : name);

    /// <summary>The number in <c>pull/12</c>, <c>merge-requests/12</c> and <c>pull-requests/12</c>, with or without <c>refs/</c>.</summary>
    public static string? PullRequest(string? name) =>
        name is not null && PullRequestNumber().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? After(string prefix, string? name) =>
        name?.StartsWith(prefix, StringComparison.Ordinal) == true && name.Length > prefix.Length ? name[prefix.Length..] : null;

    [GeneratedRegex("^(?:refs/)?(?:pull|pull-requests|merge-requests)/([0-9]+)(?:/|$)", RegexOptions.None, 1000)]
    private static partial Regex PullRequestNumber();
}
