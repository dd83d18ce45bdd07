using System.Buffers;

namespace Cake.DockerCiCache.Contexts.Ignoring;

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

    /// <summary>Gets the number of patterns.</summary>
    public int Count => Patterns.Count;

    protected IReadOnlyList<IgnorePattern> Patterns { get; }

    protected IReadOnlyList<string> Exceptions { get; }

    /// <summary>Reads the file's text.</summary>
    /// <exception cref="IgnoreFileException">A pattern is refused.</exception>
    public static IgnoreRules Parse(string file, string text, ContextClient client)
    {
        IgnorePattern[] patterns = [.. IgnoreFile.Read(file, text).Select(line => IgnorePattern.Parse(line, client)).OfType<IgnorePattern>()];
        return client == ContextClient.Buildx ? new BuildxRules(patterns) : new BuiltInRules(patterns);
    }

    /// <summary>Whether a path is ignored.</summary>
    /// <param name="path">The path in the context.</param>
    /// <param name="parent">What was found for the folder it is in; empty for the context itself.</param>
    /// <param name="found">What is found here, for what may be in it; as long as <see cref="Count"/>.</param>
    public abstract bool IsIgnored(string path, ReadOnlySpan<bool> parent, Span<bool> found);

    /// <summary>Whether an ignored folder is walked, because an exception may mean something in it.</summary>
    public abstract bool IsWalked(string ignoredFolder);

    protected static bool HasWildcard(string pattern) => pattern.AsSpan().ContainsAny(Wildcards);

    protected static bool IsAbove(string folder, string pattern) => $"{pattern}/".StartsWith(folder + "/", StringComparison.Ordinal);
}
