using System.Text;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>Joins lines that end in the escape character and drops comments.</summary>
/// <remarks>
/// line         = text [escape blanks]; an escape that follows another escape does not continue the line
/// continuation = comments and blank lines, skipped, until a line that does not continue
/// (BuildKit, parser.go; https://docs.docker.com/reference/dockerfile/#format).
/// </remarks>
internal sealed class LogicalLines(string text, Place first)
{
    private readonly PhysicalLines _lines = new(text, first);

    public ParserDirectives Directives { get; } = new(first.File);

    /// <summary>The next line that holds an instruction, or null at the end.</summary>
    public LogicalLine? Next()
    {
        while (_lines.MoveNext())
        {
            var line = _lines.Current.TrimStart();
            Directives.Read(line, _lines.Number);
            if (line.Length > 0 && line[0] != '#')
            {
                return Join(line);
            }
        }

        return null;
    }

    /// <summary>Reads a heredoc's lines up to its terminator.</summary>
    public string Body(Heredoc heredoc, Place at)
    {
        var body = new StringBuilder();
        while (_lines.MoveNext())
        {
            var line = heredoc.Chomp ? _lines.Current.TrimStart('\t') : _lines.Current;
            if (line == heredoc.Name)
            {
                return body.ToString();
            }

            body.Append(_lines.Current).Append('\n');
        }

        throw at.Refuse($"The heredoc \"{heredoc.Name}\" has no end. Add a line that is exactly \"{heredoc.Name}\".");
    }

    private LogicalLine Join(string start)
    {
        var at = first with { Line = _lines.Number };
        var joined = new StringBuilder();
        var contentEnd = 0;
        var more = Append(joined, start, _lines.Start + _lines.Current.Length - start.Length, ref contentEnd);
        while (more && _lines.MoveNext())
        {
            var line = _lines.Current;
            var trimmed = line.AsSpan().TrimStart();
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                more = Append(joined, line, _lines.Start, ref contentEnd);
            }
        }

        return new LogicalLine(joined.ToString(), at, contentEnd);
    }

    private bool Append(StringBuilder joined, string line, int start, ref int contentEnd)
    {
        var kept = WithoutEscape(line, out var continues);
        joined.Append(kept);
        var content = kept.TrimEnd().Length;
        contentEnd = content > 0 ? start + content : contentEnd;
        return continues;
    }

    private ReadOnlySpan<char> WithoutEscape(string line, out bool continues)
    {
        var last = line.AsSpan().TrimEnd(" \t").Length - 1;
        continues = last >= 0 && line[last] == Directives.Escape && (last == 0 || line[last - 1] != Directives.Escape);
        return continues ? line.AsSpan(0, last) : line;
    }
}
