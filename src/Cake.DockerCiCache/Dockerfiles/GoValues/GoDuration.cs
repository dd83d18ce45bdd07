using System.Buffers;
using System.Globalization;

namespace Cake.DockerCiCache.Dockerfiles.GoValues;

/// <summary>Durations as Go writes them.</summary>
/// <remarks>
/// duration = ["+" | "-"] ("0" | { decimal unit }), unit = "ns" | "us" | "ms" | "s" | "m" | "h" (Go, time.ParseDuration);
/// its "µs" does not get through BuildKit's reading of flags.
/// </remarks>
internal static class GoDuration
{
    private static readonly (string Name, double Milliseconds)[] Units =
        [("ns", 1e-6), ("us", 1e-3), ("ms", 1), ("s", 1e3), ("m", 6e4), ("h", 3.6e6)];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    // Go keeps nanoseconds in 64 bits, and cuts off what is less than one.
    private const double Shortest = 1e-6;
    private const double Longest = long.MaxValue / 1e6;

    public static bool IsZeroOrAtLeastOneMillisecond(string text)
    {
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        return Milliseconds(digits) is { } length && (length < Shortest || (length >= 1 && text[0] != '-'));
    }

    private static double? Milliseconds(ReadOnlySpan<char> text)
    {
        if (text is "0")
        {
            return 0;
        }

        double sum = 0;
        do
        {
            var end = text.IndexOfAnyExcept(Digits);
            if (end <= 0 || !double.TryParse(text[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            text = text[end..];
            var unit = UnitAt(text);
            sum += number * unit.Milliseconds;
            text = text[unit.Name.Length..];
            if (unit.Name.Length == 0 || sum > Longest)
            {
                return null;
            }
        }
        while (text.Length > 0);

        return sum;
    }

    private static (string Name, double Milliseconds) UnitAt(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAny(Digits);
        var name = (length < 0 ? text : text[..length]).ToString();
        return Array.Find(Units, unit => unit.Name == name) is { Name: not null } known ? known : (string.Empty, 0);
    }
}
