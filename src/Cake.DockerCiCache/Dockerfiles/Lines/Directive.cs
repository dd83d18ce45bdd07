namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>A line <c># name=value</c>.</summary>
/// <remarks>directive = "#" blanks letter { letter | digit } blanks "=" blanks value blanks (BuildKit, directives.go).</remarks>
/// <param name="Name">The name in lower case.</param>
/// <param name="Value">The value without blanks at its ends; a value of nothing but blanks is one blank.</param>
internal sealed record Directive(string Name, string Value)
{
    private static readonly string[] Known = ["syntax", "escape", "check"];

    // Go's "\s", which has no vertical tab.
    private static readonly char[] Blanks = [' ', '\t', '\f', '\r', '\n'];

    /// <summary>Reads a line; null when it is no directive, or none that is known.</summary>
    public static Directive? Parse(string line)
    {
        if (!line.StartsWith('#') || line.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals))
        {
            return null;
        }

        var name = line[1..equals].Trim(Blanks).ToLowerInvariant();
        var rest = line[(equals + 1)..];
        var value = rest.Trim(Blanks);
        return Known.Contains(name) && rest.Length > 0 ? new Directive(name, value.Length > 0 ? value : " ") : null;
    }
}
