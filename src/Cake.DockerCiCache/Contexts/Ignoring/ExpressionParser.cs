using System.Text;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>Reads the part of Go's regular expressions that patterns are turned into.</summary>
/// <remarks>
/// expression = { "(.*/)?" | ( "." | class | "\" sign | character ) [ "*" ] | "^" }
/// class      = "[" [ "^" ] one [ "-" one ] { one [ "-" one ] } "]"        one = "\" sign | character
/// (Go, regexp/syntax/parse.go). A backslash before a letter or digit, classes such as [:alpha:], and the signs that only the
/// older client leaves as they are, have meanings of their own there, which nobody wants of a path: they are refused.
/// </remarks>
internal sealed partial class ExpressionParser(string expression)
{
    private const string AnyFolders = "(.*/)?";
    private const string Signs = "+()|*?";

    private readonly List<ExpressionStep> _steps = [];
    private int _next;

    /// <summary>The steps, or what cannot be read.</summary>
    public static (IReadOnlyList<ExpressionStep> Steps, string? Fault) Parse(string expression)
    {
        var parser = new ExpressionParser(expression);
        string? fault = null;
        while (fault is null && parser._next < expression.Length)
        {
            fault = parser.Take();
        }

        return (parser._steps, fault);
    }

    // Any other brace is a character.
    [GeneratedRegex(@"\G\{[0-9]+(,[0-9]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repetition();

    private string? Take()
    {
        if (string.CompareOrdinal(expression, _next, AnyFolders, 0, AnyFolders.Length) == 0)
        {
            _next += AnyFolders.Length;
            _steps.AddRange(ExpressionStep.AnyFolders);
            return null;
        }

        var c = expression[_next];
        if (Signs.Contains(c, StringComparison.Ordinal) || Repetition().IsMatch(expression, _next))
        {
            return $"\"{c}\" is a sign of regular expressions to Docker's client; put a backslash before it";
        }

        if (c == '^')
        {
            _next++;
            _steps.Add(ExpressionStep.Start);
            return null;
        }

        var fault = TakeSet(c, out var set);
        _steps.Add(new ExpressionStep(SkipStar() ? StepKind.Many : StepKind.One, set));
        return fault;
    }

    private string? TakeSet(char c, out RuneSet set)
    {
        if (c == '[')
        {
            return TakeClass(out set);
        }

        if (c == '.')
        {
            _next++;
            set = RuneSet.NotNewline;
            return null;
        }

        var fault = TakeOne(out var character);
        set = RuneSet.Of(character);
        return fault;
    }

    private string? TakeClass(out RuneSet set)
    {
        var isNegated = ++_next < expression.Length && expression[_next] == '^';
        _next += isNegated ? 1 : 0;
        var ranges = new List<(int First, int Last)>();
        set = new RuneSet(ranges, isNegated);
        while (_next < expression.Length && (expression[_next] != ']' || ranges.Count == 0))
        {
            if (TakeRange(ranges) is { } fault)
            {
                return fault;
            }
        }

        return _next++ < expression.Length ? null : "a class has no end";
    }

    private string? TakeRange(List<(int First, int Last)> ranges)
    {
        if (string.CompareOrdinal(expression, _next, "[:", 0, 2) == 0 && expression.IndexOf(":]", _next + 2, StringComparison.Ordinal) >= 0)
        {
            return "a class in a class, such as [:alpha:], is not read here";
        }

        var fault = TakeOne(out var first);
        var last = first;
        if (fault is null && _next + 1 < expression.Length && expression[_next] == '-' && expression[_next + 1] != ']')
        {
            _next++;
            fault = TakeOne(out last);
        }

        ranges.Add((first, last));
        return fault ?? (last < first ? "a range ends before it starts" : null);
    }

    private string? TakeOne(out int character)
    {
        var isEscaped = expression[_next] == '\\';
        _next += isEscaped ? 1 : 0;
        var isThere = Rune.TryGetRuneAt(expression, Math.Min(_next, expression.Length - 1), out var rune) && _next < expression.Length;
        _next += rune.Utf16SequenceLength;
        character = rune.Value;
        var isSign = rune.IsAscii && !char.IsAsciiLetterOrDigit((char)rune.Value);
        return !isThere ? "something is missing at the end"
            : isEscaped && !isSign ? $"\"\\{rune}\" is no folder \"{rune}\", and a class or an error to Go's regular expressions"
            : null;
    }

    private bool SkipStar()
    {
        var isThere = _next < expression.Length && expression[_next] == '*';
        _next += isThere ? 1 : 0;
        return isThere;
    }
}
