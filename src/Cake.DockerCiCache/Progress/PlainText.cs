using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Progress;

/// <summary>The lines that belong to no vertex: docker's own words, excerpts and build check warnings.</summary>
/// <remarks>
/// After a failure docker prints a trailer between two lines of six dashes, which repeats the vertex's output and may look like
/// anything, and an excerpt of the Dockerfile between two lines of twenty, headed by file and line. Build check warnings are
/// coloured even when nothing else is (docker 28.5).
/// </remarks>
internal sealed partial class PlainText
{
    private const int TailLength = 20;
    private const int LongestLine = 2000;
    private readonly Queue<string> tail = new();
    private readonly List<string> warnings = [];
    private string last = string.Empty;
    private bool inTrailer;
    private bool inExcerpt;
    private bool inWarnings;

    public IReadOnlyList<string> Tail => [.. tail];

    public IReadOnlyList<string> Warnings => warnings;

    public string? Location { get; private set; }

    public void Read(string line)
    {
        var text = Colour().Replace(line, string.Empty).Trim();
        if (text is "------")
        {
            inTrailer = !inTrailer;
        }
        else if (text is "--------------------")
        {
            Location = inExcerpt || inTrailer ? Location : last;
            inExcerpt = !inExcerpt;
        }
        else if (!inTrailer && !inExcerpt && text.Length > 0 && !IsWarning(text))
        {
            Keep(text.Length > LongestLine ? text[..LongestLine] : text);
        }
    }

    /// <summary>No trailer goes on when a vertex is spoken of again.</summary>
    public void EndTrailer() => inTrailer = false;

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]", RegexOptions.None, 1000)]
    private static partial Regex Colour();

    private bool IsWarning(string text)
    {
        var isHead = text.EndsWith("to expand):", StringComparison.Ordinal) && text.Contains(" found (use ", StringComparison.Ordinal);
        var isItem = inWarnings && text.StartsWith("- ", StringComparison.Ordinal);
        if (isItem)
        {
            warnings.Add(text[2..]);
        }

        inWarnings = isHead || isItem;
        return inWarnings;
    }

    private void Keep(string text)
    {
        last = text;
        tail.Enqueue(text);
        if (tail.Count > TailLength)
        {
            tail.Dequeue();
        }
    }
}
