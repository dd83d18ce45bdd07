using System.Text;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>The comma-separated fields of one flag.</summary>
/// <remarks>
/// record = field { "," field }, field = { any but quote and comma } | '"' { any | '""' } '"'
/// A quote inside a plain field and text behind a closing quote are errors (RFC 4180, Go encoding/csv).
/// </remarks>
internal static class CsvRecord
{
    public static IReadOnlyList<string> Parse(string text, Place at)
    {
        if (text.Length == 0)
        {
            throw at.Refuse("The flag \"--mount\" has the value \"\". Give its fields, such as type=cache,target=/path.");
        }

        var fields = new List<string>();
        var position = 0;
        do
        {
            fields.Add(position < text.Length && text[position] == '"' ? Quoted(text, ref position, at) : Plain(text, ref position, at));
            position++;
        }
        while (position <= text.Length);
        return fields;
    }

    private static string Plain(string text, ref int position, Place at)
    {
        var comma = text.IndexOf(',', position);
        var field = text[position..(comma < 0 ? text.Length : comma)];
        position += field.Length;
        return field.Contains('"', StringComparison.Ordinal)
            ? throw at.Refuse($"The field \"{field}\" has a quote inside. Put the whole field in double quotes, and double the quotes within.")
            : field;
    }

    private static string Quoted(string text, ref int position, Place at)
    {
        var field = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                field.Append(text[position]);
            }
            else if (++position < text.Length && text[position] == '"')
            {
                field.Append('"');
            }
            else if (position == text.Length || text[position] == ',')
            {
                return field.ToString();
            }
            else
            {
                break;
            }
        }

        throw at.Refuse($"The fields \"{text}\" have a quote that is not closed, or text behind one. End the field with a double quote.");
    }
}
