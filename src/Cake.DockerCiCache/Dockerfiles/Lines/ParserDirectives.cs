using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>The <c># name=value</c> lines at the head of a Dockerfile.</summary>
/// <remarks>
/// They end at the first line that is none: a blank line, a plain comment or an instruction
/// (https://docs.docker.com/reference/dockerfile/#parser-directives). A second one of the same name is an error.
/// </remarks>
internal sealed class ParserDirectives(string file)
{
    private readonly HashSet<string> _seen = [];
    private bool _done;

    /// <summary>The character that continues lines and escapes others.</summary>
    public char Escape { get; private set; } = '\\';

    public void Read(string line, int number)
    {
        if (_done)
        {
            return;
        }

        if (Directive.Parse(line) is not { } directive)
        {
            _done = true;
            return;
        }

        if (!_seen.Add(directive.Name))
        {
            throw new Place(file, number).Refuse($"The parser directive \"{directive.Name}\" is given twice. Remove one of them.");
        }

        Apply(directive, new Place(file, number));
    }

    private void Apply(Directive directive, Place at)
    {
        if (directive.Name == "escape")
        {
            Escape = directive.Value is "\\" or "`"
                ? directive.Value[0]
                : throw at.Refuse($"The escape character \"{directive.Value}\" is not known. Use \\ or `.");
        }
    }
}
