using System.Buffers;
using System.Globalization;

namespace Cake.DockerCiCache.Dockerfiles.GoValues;

/// <summary>Sizes such as <c>64m</c>: number [" "] [unit ["i"] ["b"]], unit = "k" | "m" | "g" | "t" | "p" (github.com/docker/go-units).</summary>
internal static class MemorySize
{
    private static readonly SearchValues<char> NumberEnds = SearchValues.Create("0123456789. ");

    public static bool IsValid(string text)
    {
        var last = text.AsSpan().LastIndexOfAny(NumberEnds);
        if (last < 0)
        {
            return false;
        }

        var number = text[last] == ' ' ? text[..last] : text[..(last + 1)];
        return IsSuffix(text[(last + 1)..].ToLowerInvariant())
            && double.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var size)
            && size >= 0;
    }

    private static bool IsSuffix(string suffix) =>
        suffix is "" or "b" || ("kmgtp".Contains(suffix[0], StringComparison.Ordinal) && suffix[1..] is "" or "b" or "ib");
}
