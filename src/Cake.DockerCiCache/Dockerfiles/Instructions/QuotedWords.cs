using System.Text;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Splits at white space outside of quotes; quotes and escapes stay in the words (BuildKit, line_parsers.go: parseWords).</summary>
internal static class QuotedWords
{
    public static IReadOnlyList<string> Split(string text, char escape)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote is null && char.IsWhiteSpace(c))
            {
                Take(word, words);
                continue;
            }

            if (c == escape && quote != '\'')
            {
                // An escape at the very end is dropped.
                word.Append(i + 1 < text.Length ? text.AsSpan(i, 2) : default);
                i++;
                continue;
            }

            quote = Next(quote, c);
            word.Append(c);
        }

        Take(word, words);
        return words;
    }

    private static char? Next(char? quote, char c)
    {
        if (quote is null)
        {
            return c is '\'' or '"' ? c : null;
        }

        return c == quote ? null : quote;
    }

    private static void Take(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
