using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>The arguments of <c>ENV</c> and <c>LABEL</c>: <c>name=value …</c>, or the old <c>name value</c>.</summary>
internal static class NameValuePairs
{
    /// <summary>Names and values in turn.</summary>
    public static IReadOnlyList<string> Check(string keyword, string text, char escape, Place at)
    {
        var words = QuotedWords.Split(text, escape);
        if (words.Count == 0)
        {
            return [];
        }

        if (!words[0].Contains('=', StringComparison.Ordinal))
        {
            var (name, value) = Whitespace.Cut(text);
            return [name, value ?? throw at.Refuse($"{keyword} \"{name}\" has no value. Write {keyword} {name}=value.")];
        }

        return [.. words.SelectMany(word => Pair(keyword, word, at))];
    }

    /// <summary>Cuts at the first equals sign; the value is null when there is none.</summary>
    public static (string Name, string? Value) Cut(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }

    private static string[] Pair(string keyword, string word, Place at) => Cut(word) is (var name, { } value)
        ? [name, value]
        : throw at.Refuse($"{keyword} has \"{word}\" without an equals sign. Write name=value, and quote values with blanks.");
}
