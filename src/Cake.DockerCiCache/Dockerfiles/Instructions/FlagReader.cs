using System.Text;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Reads the <c>--flag</c> words in front of an instruction's arguments.</summary>
/// <remarks>
/// flags = { "--" word }, ended by "--" alone or a word that does not start with "--". Quotes group and vanish,
/// and so does the escape character before any other (BuildKit, split_command.go). It reads bytes, of which 0x85 and 0xA0 count
/// as white space also inside of a character, so bytes are what is read here, each as a character of its own.
/// </remarks>
internal sealed class FlagReader(string line, char escape)
{
    private readonly string _text = Ascii.IsValid(line) ? line : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line));
    private int _position;

    /// <summary>What follows the flags.</summary>
    public string Rest => Decoded(_text[_position..]);

    public IReadOnlyList<string> Read()
    {
        var flags = new List<string>();
        while (SkipBlanks() && _text.AsSpan(_position).StartsWith("--"))
        {
            var word = ReadWord();
            if (word == "--")
            {
                break;
            }

            flags.Add(Decoded(word));
        }

        return flags;
    }

    private static string Decoded(string bytes) => Ascii.IsValid(bytes) ? bytes : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));

    private bool SkipBlanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        return _position < _text.Length;
    }

    private string ReadWord()
    {
        var word = new StringBuilder();
        char? quote = null;
        for (; _position < _text.Length && (quote is not null || !char.IsWhiteSpace(_text[_position])); _position++)
        {
            var c = _text[_position];
            if (c == quote || (quote is null && (c is '\'' or '"')))
            {
                quote = quote is null ? c : null;
            }
            else if (c != escape)
            {
                word.Append(c);
            }
            else if (++_position < _text.Length)
            {
                word.Append(_text[_position]);
            }
        }

        _position = Math.Min(_position, _text.Length);
        return word.ToString();
    }
}
