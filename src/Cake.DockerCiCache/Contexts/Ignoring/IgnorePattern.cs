namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>One pattern of a <c>.dockerignore</c> file, ready to be matched.</summary>
internal sealed class IgnorePattern
{
    private readonly PatternForm _form;
    private readonly PathExpression _expression;

    private IgnorePattern(string text, bool isException, PatternForm form, PathExpression expression)
    {
        (Text, IsException, _form, _expression) = (text, isException, form, expression);
        Depth = text.Split('/').Length;
    }

    /// <summary>The pattern without its exclamation mark.</summary>
    public string Text { get; }

    public bool IsException { get; }

    /// <summary>The number of the pattern's parts.</summary>
    public int Depth { get; }

    /// <summary>Prepares a pattern; null when nothing is left of it.</summary>
    /// <exception cref="IgnoreFileException">The client would refuse it, or it cannot be read here.</exception>
    public static IgnorePattern? Parse(IgnoreLine line, ContextClient client)
    {
        if (line.Pattern.Trim() is not { Length: > 0 } trimmed)
        {
            return null;
        }

        var clean = CleanPath.Of(trimmed);
        var isException = clean[0] == '!';
        var text = isException ? clean[1..] : clean;
        if (text.Length == 0 || !PatternSyntax.IsValid(text))
        {
            throw Refuse(line, text.Length == 0 ? "nothing follows the exclamation mark" : "a bracket or a backslash is not complete");
        }

        var (form, expression) = PatternTranslation.Of(text, client);
        var (steps, fault) = ExpressionParser.Parse(expression);
        return form != PatternForm.Expression || fault is null
            ? new IgnorePattern(text, isException, form, new PathExpression(steps))
            : throw Refuse(line, fault);
    }

    public bool Matches(string path) => _form switch
    {
        PatternForm.Exact => path == Text,
        PatternForm.Prefix => path.AsSpan().StartsWith(Text.AsSpan()[..^2]),
        PatternForm.Suffix => IsSuffix(path, Text.AsSpan()[2..]),
        _ => _expression.Matches(path),
    };

    private static bool IsSuffix(ReadOnlySpan<char> path, ReadOnlySpan<char> suffix) =>
        path.EndsWith(suffix) || (suffix[0] == '/' && path.SequenceEqual(suffix[1..]));

    private static IgnoreFileException Refuse(IgnoreLine line, string why) =>
        line.Refuse($"The pattern \"{line.Pattern}\": {why}. Mend it; see https://docs.docker.com/build/concepts/context/#syntax.");
}
