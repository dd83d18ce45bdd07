using System.Buffers;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>What BuildKit takes for white space between the words of a line.</summary>
/// <remarks>Words are split at <c>[\t\v\f\r ]+</c> only (BuildKit, parser.go), while the ends are trimmed of any Unicode white space.</remarks>
internal static class Whitespace
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("\t\v\f\r ");

    /// <summary>Splits off the first word; the rest is null when there is no second one.</summary>
    public static (string First, string? Remainder) Cut(string text)
    {
        var end = text.AsSpan().IndexOfAny(Separators);
        return end < 0 ? (text, null) : (text[..end], text[WordAfter(text, end)..]);
    }

    /// <summary>Splits into all words; the text has been trimmed before.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        while (true)
        {
            var length = text.AsSpan(start).IndexOfAny(Separators);
            if (length < 0)
            {
                words.Add(text[start..]);
                return words;
            }

            words.Add(text.Substring(start, length));
            start = WordAfter(text, start + length);
        }
    }

    private static int WordAfter(string text, int start)
    {
        var skipped = text.AsSpan(start).IndexOfAnyExcept(Separators);
        return skipped < 0 ? text.Length : start + skipped;
    }
}
