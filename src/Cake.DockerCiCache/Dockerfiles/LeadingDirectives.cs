namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>The directives as BuildKit reads them before it parses the file: to choose the frontend and to set up the checks.</summary>
/// <remarks>Unlike the parser it looks behind a shebang, minds blanks at the start of a line and takes a value's first word only (directives.go).</remarks>
internal sealed record LeadingDirectives(string? Syntax, string? Check)
{
    private const char ByteOrderMark = '\uFEFF';

    public static LeadingDirectives Of(string text)
    {
        var found = new Dictionary<string, string>();
        foreach (var line in Lines(text))
        {
            if (Directive.Parse(line) is not { } directive || !found.TryAdd(directive.Name, directive.Value.Split(' ')[0]))
            {
                break;
            }
        }

        return new LeadingDirectives(found.GetValueOrDefault("syntax"), found.GetValueOrDefault("check"));
    }

    /// <summary>The command line goes before the file.</summary>
    public LeadingDirectives OverriddenBy(IReadOnlyDictionary<string, string> buildArgs) =>
        new(buildArgs.GetValueOrDefault("BUILDKIT_SYNTAX", Syntax!), buildArgs.GetValueOrDefault("BUILDKIT_DOCKERFILE_CHECK", Check!));

    public void CheckIn(Place file)
    {
        if (Syntax is not null && ImageName.Familiar(Syntax) is null)
        {
            throw file.Refuse($"The frontend \"{Syntax}\" of \"# syntax=\" is not a valid image. Write docker/dockerfile:1 or leave the line out.");
        }

        if (Check is not null)
        {
            CheckDirective.Check(Check, file);
        }
    }

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text.StartsWith(ByteOrderMark) ? text[1..] : text);
        var first = reader.ReadLine();
        for (var line = first?.StartsWith("#!", StringComparison.Ordinal) == true ? reader.ReadLine() : first; line is not null; line = reader.ReadLine())
        {
            yield return line;
        }
    }
}
