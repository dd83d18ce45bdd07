namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>The walk of buildx (github.com/tonistiigi/fsutil, filter.go; moby/patternmatcher: MatchesUsingParentResults).</summary>
internal sealed class BuildxRules(IReadOnlyList<IgnorePattern> patterns) : IgnoreRules(patterns)
{
    private IReadOnlyList<string>? _prefixes;

    public override bool SendsWalkedFolders => false;

    // What the exceptions may mean, up to a final wildcard; empty when one has a wildcard before that, which may mean anything.
    private IReadOnlyList<string> Prefixes => _prefixes ??= [.. Exceptions.Select(WithoutFinalWildcard)];

    // A pattern that cannot change the verdict is not asked, and then counts as one that did not match for what is inside.
    public override bool IsIgnored(string path, ReadOnlySpan<bool> parent, Span<bool> found)
    {
        var isIgnored = false;
        for (var i = 0; i < found.Length; i++)
        {
            var pattern = Patterns[i];
            found[i] = (parent.Length > 0 && parent[i]) || (pattern.IsException == isIgnored && pattern.Matches(path));
            isIgnored = found[i] ? !pattern.IsException : isIgnored;
        }

        return isIgnored;
    }

    public override bool IsWalked(string ignoredFolder) =>
        Prefixes.Any(HasWildcard) || Prefixes.Any(prefix => IsAbove(ignoredFolder, prefix));

    private static string WithoutFinalWildcard(string pattern)
    {
        var text = pattern.EndsWith("/**", StringComparison.Ordinal) ? pattern[..^3] : pattern;
        return text.EndsWith("/*", StringComparison.Ordinal) ? text[..^2] : text;
    }
}
