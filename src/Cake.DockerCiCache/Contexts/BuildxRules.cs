namespace Cake.DockerCiCache.Contexts;

/// <summary>The walk of buildx (github.com/tonistiigi/fsutil, filter.go; moby/patternmatcher: MatchesUsingParentResults).</summary>
internal sealed class BuildxRules(IReadOnlyList<IgnorePattern> patterns) : IgnoreRules(patterns)
{
    private IReadOnlyList<string>? _prefixes;

    public override bool SendsWalkedFolders => false;

    // What the exceptions may mean, up to a final wildcard; empty when one has a wildcard before that, which may mean anything.
    private IReadOnlyList<string> Prefixes => _prefixes ??= [.. Exceptions.Select(WithoutFinalWildcard)];

    // A pattern that cannot change the verdict is not asked, and then counts as one that did not match for what is inside.
    public override IgnoreVerdict Ask(string path, IgnoreVerdict parent)
    {
        if (Patterns.Count == 0)
        {
            return default;
        }

        var isIgnored = false;
        var matched = new bool[Patterns.Count];
        for (var i = 0; i < matched.Length; i++)
        {
            var pattern = Patterns[i];
            matched[i] = parent.Matched?[i] == true || (pattern.IsException == isIgnored && pattern.Matches(path));
            isIgnored = matched[i] ? !pattern.IsException : isIgnored;
        }

        return new IgnoreVerdict(isIgnored, matched);
    }

    public override bool IsWalked(string ignoredFolder) =>
        Prefixes.Any(HasWildcard) || Prefixes.Any(prefix => IsAbove(ignoredFolder, prefix));

    private static string WithoutFinalWildcard(string pattern)
    {
        var text = pattern.EndsWith("/**", StringComparison.Ordinal) ? pattern[..^3] : pattern;
        return text.EndsWith("/*", StringComparison.Ordinal) ? text[..^2] : text;
    }
}
