using System.Text;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Reads the <c>--flag</c> words in front of an instruction's arguments.</summary>
/// <remarks>
/// flags = { "--" word }, ended by "--" alone or a word that does not start with "--". Quotes group and vanish,
/// and so does the escape character before any other (BuildKit, split_command.go).
/// </remarks>
internal sealed class FlagReader(string text, char escape)
{
    private int _position;

    /// <summary>What follows the flags.</summary>
    public string Rest => text[_position..];

    public IReadOnlyList<string> Read()
    {
        var flags = new List<string>();
        while (SkipBlanks() && text.AsSpan(_position).StartsWith("--"))
        {
            var word = ReadWord();
            if (word == "--")
            {
                break;
            }

            flags.Add(word);
        }

        return flags;
    }

    private bool SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        return _position < text.Length;
    }

    private string ReadWord()
    {
        var word = new StringBuilder();
        char? quote = null;
        for (; _position < text.Length && (quote is not null || !char.IsWhiteSpace(text[_position])); _position++)
        {
            var c = text[_position];
            if (c == quote || (quote is null && (c is '\'' or '"')))
            {
                quote = quote is null ? c : null;
            }
            else if (c != escape)
            {
                word.Append(c);
            }
            else if (++_position < text.Length)
            {
                word.Append(text[_position]);
            }
        }

        _position = Math.Min(_position, text.Length);
        return word.ToString();
    }
}
