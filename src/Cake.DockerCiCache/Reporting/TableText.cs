namespace Cake.DockerCiCache.Reporting;

/// <summary>Makes any text fit a table's cell.</summary>
internal static class TableText
{
    /// <summary>Takes control characters out, so that no text can colour or break the log, and joins blanks.</summary>
    public static string Plain(string text) => string.Join(
        ' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Cuts a text that is longer than the columns and marks the cut with <c>…</c>.</summary>
    public static string Shorten(string text, int columns)
    {
        if (text.Length <= columns)
        {
            return text;
        }

        // Half of a surrogate pair is no character.
        var end = char.IsHighSurrogate(text[columns - 2]) ? columns - 2 : columns - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
