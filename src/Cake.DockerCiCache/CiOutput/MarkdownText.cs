using System.Globalization;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>Any text as plain text in a cell of a Markdown table: no markup, no link, no line break.</summary>
internal static class MarkdownText
{
    // Whatever might be markup becomes a character reference, which never is (spec.commonmark.org, "Entity and numeric character references").
    public static string Of(string text) => string.Concat(text.Select(c => c switch
    {
        _ when char.IsControl(c) => " ",
        '.' or '-' or '/' or ',' or '=' or ' ' => c.ToString(),
        _ when char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) => string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"),
        _ => c.ToString(),
    }));
}
