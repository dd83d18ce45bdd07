using System.Text;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Shell;

/// <summary>Reads a word with quotes, escapes and variables.</summary>
/// <remarks>
/// word   = { quoted | variable | escape any | any }
/// quoted = "'" any "'" | '"' { variable | escape ('"' | '$' | escape) | any } '"'
/// (https://docs.docker.com/reference/dockerfile/#environment-replacement, BuildKit shell/lex.go).
/// </remarks>
internal sealed class ShellReader(string text, ShellRules rules, Place at)
{
    // BuildKit nests as deep as a line is long; a limit keeps hostile files from using up the stack.
    private const int DeepestNesting = 500;

    private readonly HashSet<string> _unset = [];
    private bool _rawEscapes = rules.RawEscapes;
    private int _depth;

    public IReadOnlyCollection<string> Unset => _unset;

    public Place At => at;

    public ShellRules Rules => rules;

    /// <summary>The next character; Go's text/scanner passes over a byte order mark at the start of any text.</summary>
    public int Position { get; set; } = text.StartsWith('\uFEFF') ? 1 : 0;

    public char? Peek() => Position < text.Length ? text[Position] : null;

    public string Text(int start) => text[start..Position];

    public string ReadAll(WordSplitter words) => ReadUntil(null, rules.RawEscapes, words);

    /// <summary>Reads up to and over <paramref name="stop"/>.</summary>
    public string ReadUntil(char? stop, bool rawEscapes, WordSplitter? words = null)
    {
        if (++_depth > DeepestNesting)
        {
            throw Refuse($"has substitutions nested deeper than {DeepestNesting}");
        }

        var before = _rawEscapes;
        _rawEscapes = rawEscapes;
        var result = new StringBuilder();
        while (Peek() is { } c && c != stop)
        {
            ReadPart(c, result, words);
        }

        if (stop is not null && Peek() is null)
        {
            throw Refuse($"has no closing \"{stop}\"");
        }

        Position += stop is null ? 0 : 1;
        _rawEscapes = before;
        _depth--;
        return result.ToString();
    }

    public string? Lookup(string name)
    {
        var value = rules.Lookup(name);
        if (value is null)
        {
            _unset.Add(name);
        }

        return value;
    }

    public DockerfileException Refuse(string what) =>
        at.Refuse($"The text \"{text}\" {what}. Mend the quotes and substitutions, or escape the character with {rules.Escape}.");

    private void ReadPart(char c, StringBuilder result, WordSplitter? words)
    {
        if (c is '\'' or '"' && !rules.PlainQuotes)
        {
            var quoted = c == '\'' ? ReadSingleQuotes() : ReadDoubleQuotes();
            result.Append(quoted);
            words?.AddQuoted(quoted);
        }
        else if (c == '$')
        {
            var value = ShellVariable.Read(this);
            result.Append(value);
            words?.Add(value);
        }
        else if (c == rules.Escape)
        {
            ReadEscaped(c, result, words);
        }
        else
        {
            Position++;
            result.Append(c);
            words?.Add([c]);
        }
    }

    private void ReadEscaped(char escape, StringBuilder result, WordSplitter? words)
    {
        Position++;
        if (_rawEscapes)
        {
            result.Append(escape);
            words?.AddQuoted([escape]);
        }

        // An escape at the end of the text means nothing.
        if (Peek() is { } c)
        {
            Position++;
            result.Append(c);
            words?.AddQuoted([c]);
        }
    }

    private string ReadSingleQuotes()
    {
        var end = text.IndexOf('\'', Position + 1);
        if (end < 0)
        {
            throw Refuse("has no closing single quote");
        }

        var quoted = rules.RawQuotes ? text[Position..(end + 1)] : text[(Position + 1)..end];
        Position = end + 1;
        return quoted;
    }

    private string ReadDoubleQuotes()
    {
        var result = new StringBuilder(rules.RawQuotes ? "\"" : string.Empty);
        Position++;
        while (Peek() is { } c && c != '"')
        {
            if (c == '$')
            {
                result.Append(ShellVariable.Read(this));
                continue;
            }

            Position++;
            result.Append(c == rules.Escape ? EscapedInQuotes(c) : c.ToString());
        }

        if (Peek() is null)
        {
            throw Refuse("has no closing double quote");
        }

        Position++;
        return result.Append(rules.RawQuotes ? "\"" : string.Empty).ToString();
    }

    private string EscapedInQuotes(char escape)
    {
        var raw = _rawEscapes ? escape.ToString() : string.Empty;
        if (Peek() is null)
        {
            return raw;
        }

        if (Peek() is not ('"' or '$') && Peek() != escape)
        {
            return raw + escape;
        }

        return raw + text[Position++];
    }
}
