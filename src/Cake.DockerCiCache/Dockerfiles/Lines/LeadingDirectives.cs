using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>The directives as BuildKit reads them before it parses the file: to choose the frontend and to set up the checks.</summary>
/// <remarks>Unlike the parser it looks behind a shebang, minds blanks at the start of a line and takes a value's first word only (directives.go).</remarks>
internal sealed class LeadingDirectives
{
    private const char ByteOrderMark = '\uFEFF';

    // With the line; 0 is the command line.
    private readonly Dictionary<string, (string Value, int Line)> _found = [];

    /// <summary>Whether a frontend of its own was chosen.</summary>
    public bool HasSyntax => _found.ContainsKey("syntax");

    /// <summary>Reads a file's head; the command line goes before it.</summary>
    public static LeadingDirectives Of(string text, IReadOnlyDictionary<string, string> buildArgs)
    {
        var directives = new LeadingDirectives();
        directives.Read(text);
        directives.Override("syntax", buildArgs.GetValueOrDefault("BUILDKIT_SYNTAX"));
        directives.Override("check", buildArgs.GetValueOrDefault("BUILDKIT_DOCKERFILE_CHECK"));
        return directives;
    }

    public void Check(string file)
    {
        if (_found.TryGetValue("syntax", out var syntax) && ImageName.Familiar(syntax.Value) is null)
        {
            throw new Place(file, syntax.Line).Refuse($"The frontend \"{syntax.Value}\" is not a valid image. Write # syntax=docker/dockerfile:1, or leave the line out.");
        }

        if (_found.TryGetValue("check", out var check))
        {
            CheckDirective.Check(check.Value, new Place(file, check.Line));
        }
    }

    private void Read(string text)
    {
        var number = 0;
        using var reader = new StringReader(text.StartsWith(ByteOrderMark) ? text[1..] : text);
        while (reader.ReadLine() is { } line)
        {
            if (++number == 1 && line.StartsWith("#!", StringComparison.Ordinal))
            {
                continue;
            }

            if (Directive.Parse(line) is not { } directive || !_found.TryAdd(directive.Name, (directive.Value.Split(' ')[0], number)))
            {
                return;
            }
        }
    }

    private void Override(string name, string? value)
    {
        if (value is not null)
        {
            _found[name] = (value, 0);
        }
    }
}
