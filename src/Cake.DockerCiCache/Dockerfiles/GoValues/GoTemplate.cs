using System.Text;

namespace Cake.DockerCiCache.Dockerfiles.GoValues;

/// <summary>The replacement of <c>${name//pattern/replacement}</c>, which BuildKit hands to Go's regular expressions as a template.</summary>
/// <remarks><c>$0</c> is the match, <c>$$</c> a dollar sign, and every other name is empty (Go, regexp.Regexp.Expand).</remarks>
internal static class GoTemplate
{
    public static string Expand(string template, string match)
    {
        var result = new StringBuilder();
        var position = 0;
        while (template.IndexOf('$', position) is var dollar and >= 0)
        {
            result.Append(template, position, dollar - position);
            var (text, end) = Reference(template, dollar, match);
            result.Append(text);
            position = end;
        }

        return result.Append(template, position, template.Length - position).ToString();
    }

    private static (string Text, int End) Reference(string template, int dollar, string match)
    {
        var next = dollar + 1;
        if (next < template.Length && template[next] == '$')
        {
            return ("$", next + 1);
        }

        var braced = next < template.Length && template[next] == '{';
        var start = braced ? next + 1 : next;
        var end = start;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
        {
            end++;
        }

        var isName = end > start && (!braced || (end < template.Length && template[end] == '}'));
        return isName ? (template[start..end] == "0" ? match : string.Empty, braced ? end + 1 : end) : ("$", next);
    }
}
