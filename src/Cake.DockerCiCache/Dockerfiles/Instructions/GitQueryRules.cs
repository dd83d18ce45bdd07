using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks what a Git source says behind its "?" (BuildKit 0.25, dfgitutil/git_ref.go: loadQuery; convert.go: dispatchCopy).</summary>
/// <remarks>
/// query = "?" pair { "&amp;" pair }
/// pair  = ("ref" | "tag" | "branch" | "subdir" | "checksum" | "commit") "=" text | ("keep-git-dir" | "submodules") ["=" boolean].
/// </remarks>
internal sealed class GitQueryRules
{
    private static readonly string[] Names = ["ref", "tag", "branch", "subdir", "checksum", "commit", "keep-git-dir", "submodules"];

    private readonly Dictionary<string, string> _values = [];
    private readonly RemoteSource.Git _source;
    private readonly Place _at;

    private GitQueryRules(RemoteSource.Git source, Place at) => (_source, _at) = (source, at);

    /// <param name="source">The source.</param>
    /// <param name="flags">What the instruction's flags say.</param>
    /// <param name="later">Whether a later frontend reads it, which knows more names.</param>
    /// <param name="at">Where the instruction stands.</param>
    public static void Check(RemoteSource.Git source, GitFlags flags, bool later, Place at)
    {
        var rules = new GitQueryRules(source, at);
        foreach (var (name, value) in UrlText.Pairs(source.Query))
        {
            rules.Add(name, value, later);
        }

        rules.CheckReferences();
        if (!source.IsLocal)
        {
            rules.CheckFlags(flags);
        }
    }

    private static bool IsSwitch(string name) => name is "keep-git-dir" or "submodules";

    private void Add(string name, string value, bool later)
    {
        var isKnown = Names.Contains(name);
        if (!isKnown && later)
        {
            return;
        }

        if (!isKnown)
        {
            throw Refuse($"\"{name}\" is not known{Suggestion.For(name, Names)}. Known are {string.Join(", ", Names)}");
        }

        if (!_values.TryAdd(name, value))
        {
            throw Refuse($"\"{name}\" is given twice. Remove one of them");
        }

        if (value.Length == 0 && !IsSwitch(name))
        {
            throw Refuse($"\"{name}\" has no value. Write {name}=value or leave it out");
        }

        if (value.Length > 0 && IsSwitch(name) && !GoBoolean.IsValid(value))
        {
            throw Refuse($"\"{name}\" has the value \"{value}\". Write true, false or the name alone");
        }
    }

    private void CheckReferences()
    {
        var parts = _source.Fragment.Split(':', 2);
        RequireSame([parts[0], Value("ref"), Full("tag", "refs/tags/"), Full("branch", "refs/heads/")]);
        RequireSame([parts.Length > 1 ? parts[1] : string.Empty, Value("subdir")]);
    }

    // Where both of checksum and commit are given, either may count.
    private void CheckFlags(GitFlags flags)
    {
        string[] commits = [.. new[] { Value("checksum"), Value("commit") }.Where(commit => commit.Length > 0)];
        if (flags.Checksum.Length > 0 && commits.Length > 0 && !commits.Contains(flags.Checksum))
        {
            RequireSame([flags.Checksum, commits[0]]);
        }

        if (flags.KeepGitDir.Length > 0 && _values.TryGetValue("keep-git-dir", out var kept))
        {
            RequireSame([flags.KeepGitDir, kept is [] or ['1' or 't' or 'T', ..] ? "true" : "false"]);
        }
    }

    private void RequireSame(string[] values)
    {
        if (values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToList() is [var one, var other, ..])
        {
            throw Refuse($"\"{one}\" and \"{other}\" exclude each other. Keep one of them");
        }
    }

    private string Value(string name) => _values.GetValueOrDefault(name, string.Empty);

    private string Full(string name, string prefix) =>
        Value(name) is { Length: > 0 } value && !value.StartsWith(prefix, StringComparison.Ordinal) ? prefix + value : Value(name);

    private DockerfileException Refuse(string what) => _at.Refuse($"The Git source \"{_source.Text}\": {what}.");
}
