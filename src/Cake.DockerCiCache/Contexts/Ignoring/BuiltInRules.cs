namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>The walk of Docker's client up to 20.10 (github.com/tonistiigi/fsutil, walker.go; docker, pkg/fileutils: Matches).</summary>
internal sealed class BuiltInRules(IReadOnlyList<IgnorePattern> patterns) : IgnoreRules(patterns)
{
    public override bool SendsWalkedFolders => true;

    // A pattern is asked about the path, and about the one folder above it that has as many parts as the pattern.
    public override bool IsIgnored(string path, ReadOnlySpan<bool> parent, Span<bool> found)
    {
        var isIgnored = false;
        foreach (var pattern in Patterns)
        {
            if (pattern.Matches(path) || (Above(path, pattern.Depth) is { } folder && pattern.Matches(folder)))
            {
                isIgnored = !pattern.IsException;
            }
        }

        return isIgnored;
    }

    // Wildcards are compared as they are written.
    public override bool IsWalked(string ignoredFolder) => Exceptions.Any(exception => IsAbove(ignoredFolder, exception));

    private static string? Above(string path, int depth)
    {
        var end = -1;
        for (var i = 0; i < depth; i++)
        {
            end = path.IndexOf('/', end + 1);
            if (end < 0)
            {
                return null;
            }
        }

        return path[..end];
    }
}
