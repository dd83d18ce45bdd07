namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>The <c># name=value</c> lines at the head of a Dockerfile.</summary>
/// <remarks>
/// They end at the first line that is none: a blank line, a plain comment or an instruction
/// (https://docs.docker.com/reference/dockerfile/#parser-directives). A second one of the same name is an error.
/// </remarks>
internal sealed class ParserDirectives(string file)
{
    private static readonly string[] Known = ["syntax", "escape", "check"];

    private readonly HashSet<string> _seen = [];
    private bool _done;

    /// <summary>The character that continues lines and escapes others.</summary>
    public char Escape { get; private set; } = '\\';

    /// <summary>Whether the file asks for a frontend of its own, which may know more flags than the one that is built in.</summary>
    public bool HasSyntax => _seen.Contains("syntax");

    public void Read(string line, int number)
    {
        if (_done)
        {
            return;
        }

        if (Split(line) is not var (name, value) || !Known.Contains(name))
        {
            _done = true;
            return;
        }

        if (!_seen.Add(name))
        {
            throw new Place(file, number).Refuse($"The parser directive \"{name}\" is given twice. Remove one of them.");
        }

        Apply(name, value, new Place(file, number));
    }

    private static (string Name, string Value)? Split(string line)
    {
        if (!line.StartsWith('#') || line.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals))
        {
            return null;
        }

        var name = line[1..equals].TrimStart().TrimEnd(' ', '\t', '\f', '\r');
        var rest = line[(equals + 1)..];
        var value = rest.Trim(' ', '\t', '\f', '\r');
        var isName = name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

        // A value of nothing but blanks counts as a blank (BuildKit, directives.go: "(.+?)").
        return isName && rest.Length > 0 ? (name.ToLowerInvariant(), value.Length > 0 ? value : " ") : null;
    }

    private void Apply(string name, string value, Place at)
    {
        if (name == "check")
        {
            CheckDirective.Check(value, at);
        }

        if (name != "escape")
        {
            return;
        }

        Escape = value is "\\" or "`"
            ? value[0]
            : throw at.Refuse($"The escape character \"{value}\" is not known. Use \\ or `.");
    }
}
