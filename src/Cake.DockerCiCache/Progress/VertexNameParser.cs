using System.Globalization;

namespace Cake.DockerCiCache.Progress;

/// <summary>Takes vertex names apart; see <see cref="VertexName"/> for the grammar.</summary>
internal static class VertexNameParser
{
    /// <summary>Parses one name.</summary>
    /// <param name="text">The name as printed after the vertex number.</param>
    /// <param name="hasTargets">Whether names begin with a target, which the name alone can't tell: <c>[web 1/3]</c>.</param>
    public static VertexName Parse(string text, bool hasTargets)
    {
        if (!TrySplit(text, out var head, out var rest))
        {
            return new VertexName(text);
        }

        var words = new Queue<string>(head.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var target = hasTargets && words.Count > 0 && !IsReserved(words.Peek()) ? words.Dequeue() : null;
        var name = new VertexName(text) { Target = target, Instruction = rest };
        return TryFraction(words.LastOrDefault(string.Empty), out var step, out var steps)
            ? WithStep(name, words, step, steps)
            : name;
    }

    /// <summary>Whether this name shows that names begin with a target: <c>[web internal] …</c>, <c>[web] exporting …</c>.</summary>
    public static bool ShowsTarget(string text)
    {
        if (!TrySplit(text, out var head, out _))
        {
            return false;
        }

        var words = head.Split(' ');
        return words.Length == 1
            ? !IsReserved(words[0]) && !TryFraction(words[0], out _, out _)
            : words.Length == 2 && IsReserved(words[1]);
    }

    private static VertexName WithStep(VertexName name, Queue<string> words, int step, int steps)
    {
        // A platform has a slash and a stage name can't: the stage name grammar is [a-z][a-z0-9-_.]* (BuildKit, instructions/parse.go).
        var platform = words.Count > 1 && words.Peek().Contains('/', StringComparison.Ordinal) ? words.Dequeue() : null;
        var stage = words.Count > 1 ? words.Peek() : null;
        return name with { Platform = platform, Stage = stage, Step = step, Steps = steps };
    }

    private static bool IsReserved(string word) => word is "internal" or "auth" or "context";

    private static bool TrySplit(string text, out string head, out string rest)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        (head, rest) = end < 0 ? (string.Empty, text) : (text[1..end], text[(end + 1)..].TrimStart());
        return end > 0;
    }

    private static bool TryFraction(string word, out int step, out int steps)
    {
        (step, steps) = (0, 0);
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && int.TryParse(word.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out step)
            && int.TryParse(word.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out steps);
    }
}
