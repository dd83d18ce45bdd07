using System.Globalization;

namespace Cake.DockerCiCache.Progress;

/// <summary>Reads single lines of <c>--progress=plain</c>.</summary>
/// <remarks>
/// The format is that of BuildKit's util/progress/progressui/printer.go:
/// <code>
/// line  = "#" number " " ( name | state | stamp " " output | detail )
/// state = "CACHED" | "DONE " seconds "s" | "ERROR: " text | "CANCELED" | "..." | "WARN: " text
/// stamp = digits "." digits
/// </code>
/// A program's output always has a time stamp before it, so only the first word after the number can be a state.
/// </remarks>
internal static class ProgressLineParser
{
    private const int LongestOutput = 500;

    /// <summary>Splits <c>#7 rest</c>.</summary>
    public static bool TryNumber(string line, out int number, out string rest)
    {
        (number, rest) = (0, string.Empty);
        var blank = line.StartsWith('#') ? line.IndexOf(' ', StringComparison.Ordinal) : -1;
        if (blank < 2 || !int.TryParse(line.AsSpan(1, blank - 1), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        rest = line[(blank + 1)..];
        return true;
    }

    /// <summary>Reads what follows the number.</summary>
    public static ProgressLine Parse(string rest)
    {
        var text = rest.TrimEnd();
        if (text.Length > 0 && char.IsAsciiDigit(text[0]) && TryOutput(text, out var output))
        {
            return new ProgressLine.Output(output);
        }

        return text switch
        {
            "CACHED" => new ProgressLine.Cached(),
            "CANCELED" => new ProgressLine.Canceled(),
            "..." => new ProgressLine.Switched(),
            _ when text.StartsWith("ERROR:", StringComparison.Ordinal) => new ProgressLine.Error(text["ERROR:".Length..].TrimStart()),
            _ when text.StartsWith("WARN:", StringComparison.Ordinal) => new ProgressLine.Warning(text["WARN:".Length..].TrimStart()),
            _ when TryDone(text, out var duration) => new ProgressLine.Done(duration),
            _ when text.StartsWith("pulling sha256:", StringComparison.Ordinal) => new ProgressLine.Fetched(IsPull: true),
            _ when IsFetched(text) => new ProgressLine.Fetched(IsPull: false),
            _ => new ProgressLine.Other(text),
        };
    }

    private static bool TryOutput(string text, out string output)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var stamp = blank < 0 ? text.AsSpan() : text.AsSpan(0, blank);
        var dot = stamp.IndexOf('.');
        var isStamp = dot > 0 && dot < stamp.Length - 1 && AllDigits(stamp[..dot]) && AllDigits(stamp[(dot + 1)..]);

        // A program may write megabytes without a line break; nobody reads them in a message.
        output = !isStamp || blank < 0 ? string.Empty : text.Substring(blank + 1, Math.Min(text.Length - blank - 1, LongestOutput));
        return isStamp;
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool TryDone(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!text.StartsWith("DONE ", StringComparison.Ordinal) || !text.EndsWith('s'))
        {
            return false;
        }

        var isNumber = decimal.TryParse(
            text.AsSpan(5, text.Length - 6), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        var isSane = isNumber && seconds < 1_000_000_000;
        duration = isSane ? TimeSpan.FromMilliseconds((long)(seconds * 1000)) : TimeSpan.Zero;
        return isSane;
    }

    // 20.10 also prints each vertex's own digest as "#7 sha256:…": without sizes, so it is none of these.
    private static bool IsFetched(string text) =>
        text.StartsWith("extracting sha256:", StringComparison.Ordinal)
        || (text.StartsWith("sha256:", StringComparison.Ordinal) && text.Contains(" / ", StringComparison.Ordinal));
}
