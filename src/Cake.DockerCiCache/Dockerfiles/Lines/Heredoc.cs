using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>A here-document that a line announces.</summary>
/// <param name="Name">The line that ends it.</param>
/// <param name="Chomp">Whether leading tabs do not count (<c>&lt;&lt;-</c>).</param>
/// <param name="Expands">Whether variables in it are replaced: its name is not quoted.</param>
internal sealed record Heredoc(string Name, bool Chomp, bool Expands)
{
    /// <summary>Finds the heredocs of a line, in order.</summary>
    public static IReadOnlyList<Heredoc> FindAll(LogicalLine line)
    {
        if (!line.Text.Contains("<<", StringComparison.Ordinal))
        {
            return [];
        }

        // Heredoc words know only the backslash, whatever "# escape=" says (BuildKit, parser.go: heredocsFromLine).
        var rules = new ShellRules('\\') { RawQuotes = true, RawEscapes = true, KeepUnset = true };
        return ShellWord.TryExpand(line.Text, rules, line.At, out var words)
            ? [.. Joined(words.Words).Select(word => FromWord(word, line.At)).OfType<Heredoc>()]
            : [];
    }

    // "<< NAME" is "<<NAME", which also turns "1 << 2" into a heredoc; "<<- NAME" is none (seen with BuildKit 0.25).
    private static IEnumerable<string> Joined(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var isAlone = words[i].EndsWith("<<", StringComparison.Ordinal) && words[i].AsSpan().TrimStart("0123456789") is "<<";
            yield return isAlone && i + 1 < words.Count ? $"{words[i]} {words[++i]}" : words[i];
        }
    }

    /// <summary>Whether a word announces a heredoc; one that cannot be read does not.</summary>
    public static bool IsHeredoc(string word, Place at)
    {
        try
        {
            return FromWord(word, at) is not null;
        }
        catch (DockerfileException)
        {
            return false;
        }
    }

    /// <summary>Reads <c>[digits]&lt;&lt;[-]NAME</c>; null when the word is none.</summary>
    public static Heredoc? FromWord(string word, Place at)
    {
        var start = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (start < 0 || !word.AsSpan(start).StartsWith("<<"))
        {
            return null;
        }

        var chomp = word.AsSpan(start + 2).StartsWith("-");
        var name = word[(start + (chomp ? 3 : 2))..];
        if (name.Length == 0 || name.Contains('<', StringComparison.Ordinal))
        {
            return null;
        }

        var words = ShellWord.Expand(name, new ShellRules('\\') { KeepUnset = true }, at).Words;
        return words.Count == 1 ? new Heredoc(words[0], chomp, !name.AsSpan().ContainsAny('\'', '"')) : null;
    }
}
