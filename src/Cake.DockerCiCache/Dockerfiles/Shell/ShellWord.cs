using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Shell;

/// <summary>A word after expansion.</summary>
/// <param name="Text">The word as one text.</param>
/// <param name="Words">The same, split at unquoted white space.</param>
/// <param name="Unset">The variables that were asked for and are not set.</param>
internal sealed record ShellWord(string Text, IReadOnlyList<string> Words, IReadOnlyCollection<string> Unset)
{
    // What means itself wherever it stands, by all rules.
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.:-_=");

    /// <summary>Replaces the variables of a word and takes its quotes off.</summary>
    public static ShellWord Expand(string word, ShellRules rules, Place at)
    {
        // Most words hold nothing to be replaced.
        if (word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain))
        {
            return new ShellWord(word, [word], []);
        }

        var reader = new ShellReader(word, rules, at);
        var words = new WordSplitter();
        var text = reader.ReadAll(words);
        return new ShellWord(text, words.Finish(), reader.Unset);
    }

    /// <summary>The same, for text that need not be well-formed.</summary>
    public static bool TryExpand(string word, ShellRules rules, Place at, [NotNullWhen(true)] out ShellWord? result)
    {
        try
        {
            result = Expand(word, rules, at);
            return true;
        }
        catch (DockerfileException)
        {
            result = null;
            return false;
        }
    }
}
