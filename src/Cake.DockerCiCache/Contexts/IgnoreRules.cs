using System.Buffers;

namespace Cake.DockerCiCache.Contexts;

/// <summary>What is known of a path: whether it is ignored, and which patterns its children need not be asked.</summary>
internal readonly record struct IgnoreVerdict(bool IsIgnored, IReadOnlyList<bool>? Matched);

/// <summary>The patterns of a <c>.dockerignore</c> file, as a client applies them while it walks.</summary>
internal abstract class IgnoreRules
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*[]?^\\");

    protected IgnoreRules(IReadOnlyList<IgnorePattern> patterns)
    {
        Patterns = patterns;
        Exceptions = [.. patterns.Where(pattern => pattern.IsException).Select(pattern => pattern.Text)];
    }

    /// <summary>Whether an ignored folder that was walked all the same is sent even when nothing in it is.</summary>
    public abstract bool SendsWalkedFolders { get; }

    protected IReadOnlyList<IgnorePattern> Patterns { get; }

    protected IReadOnlyList<string> Exceptions { get; }

    /// <summary>Reads the file's text.</summary>
    /// <exception cref="DockerfileException">A pattern is refused.</exception>
    public static IgnoreRules Parse(string file, string text, ContextClient client)
    {
        IgnorePattern[] patterns = [.. IgnoreFile.Read(file, text).Select(line => IgnorePattern.Parse(line, client)).OfType<IgnorePattern>()];
        return client == ContextClient.Buildx ? new BuildxRules(patterns) : new BuiltInRules(patterns);
    }

    /// <summary>Asks the patterns about a path.</summary>
    /// <param name="path">The path in the context.</param>
    /// <param name="parent">What was said about the folder it is in.</param>
    public abstract IgnoreVerdict Ask(string path, IgnoreVerdict parent);

    /// <summary>Whether an ignored folder is walked, because an exception may mean something in it.</summary>
    public abstract bool IsWalked(string ignoredFolder);

    protected static bool HasWildcard(string pattern) => pattern.AsSpan().ContainsAny(Wildcards);

    protected static bool IsAbove(string folder, string pattern) => $"{pattern}/".StartsWith(folder + "/", StringComparison.Ordinal);
}
