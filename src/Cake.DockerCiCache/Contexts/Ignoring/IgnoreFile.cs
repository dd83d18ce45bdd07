using System.Text;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>A pattern as the frontend hands it to the client, and where it is written.</summary>
internal sealed record IgnoreLine(string Pattern, string File, int Number)
{
    public IgnoreFileException Refuse(string message) => new(File, Number, message);
}

/// <summary>Reads a <c>.dockerignore</c> file.</summary>
/// <remarks>
/// line = "#" anything | [ "!" ] path, white space around both parts taken off, the path cleaned, one slash in front dropped
/// (github.com/moby/patternmatcher, ignorefile.go). What is dropped here can make a comment's or an exception's sign appear:
/// "/!a" becomes "!a".
/// </remarks>
internal static class IgnoreFile
{
    // Lines are read with Go's bufio.Scanner, whose buffer is 64 KiB.
    private const int LongestLine = 65536;

    public static IReadOnlyList<IgnoreLine> Read(string file, string text)
    {
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new IgnoreFileException(file, 0, "The file is not UTF-8. Save it as UTF-8.");
        }

        var lines = new List<IgnoreLine>();
        var number = 0;
        foreach (var line in (text.StartsWith('\uFEFF') ? text[1..] : text).Split('\n'))
        {
            var written = new IgnoreLine(WithoutReturn(line), file, ++number);
            if (Pattern(written) is { } pattern)
            {
                lines.Add(written with { Pattern = pattern });
            }
        }

        return lines;
    }

    private static string WithoutReturn(string line) => line.EndsWith('\r') ? line[..^1] : line;

    private static string? Pattern(IgnoreLine line)
    {
        var written = line.Pattern;
        if (written.Length >= LongestLine / 3 && Encoding.UTF8.GetByteCount(written) >= LongestLine)
        {
            throw line.Refuse($"The line is too long: {LongestLine - 1} bytes are the most.");
        }

        var text = written.StartsWith('#') ? string.Empty : written.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return text[0] == '!' ? "!" + Relative(text[1..].Trim()) : Relative(text);
    }

    private static string Relative(string path)
    {
        var clean = path.Length == 0 ? path : CleanPath.Of(path);
        return clean.Length > 1 && clean[0] == '/' ? clean[1..] : clean;
    }
}
