using System.Text;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>How the client compares a pattern with a path.</summary>
internal enum PatternForm
{
    /// <summary>As text.</summary>
    Exact,

    /// <summary>The path starts with what stands before the final <c>**</c>.</summary>
    Prefix,

    /// <summary>The path ends with what stands after the first <c>**</c>.</summary>
    Suffix,

    /// <summary>With the regular expression that the client makes of it.</summary>
    Expression,
}

/// <summary>Turns a pattern into the form and the regular expression that the client turns it into.</summary>
/// <remarks>
/// It does not look where it is, so <c>[a*]</c> becomes <c>[a[^/]*]</c>: any number of a, [, ^ and /, and then a bracket
/// (github.com/moby/patternmatcher, patternmatcher.go: compile; the older client's is docker, pkg/fileutils).
/// </remarks>
internal sealed class PatternTranslation
{
    private const string AnyFolders = "(.*/)?";

    private readonly StringBuilder _expression = new();
    private readonly string _pattern;
    private readonly string _escaped;
    private int _next;

    private PatternTranslation(string pattern, ContextClient client)
    {
        _pattern = pattern;

        // It means to escape | { } too, but the bits of its table do not reach that far.
        _escaped = client == ContextClient.Buildx ? ".+()$" : ".$";
    }

    private PatternForm Form { get; set; } = PatternForm.Exact;

    public static (PatternForm Form, string Expression) Of(string pattern, ContextClient client)
    {
        var translation = new PatternTranslation(pattern, client);
        while (translation._next < pattern.Length)
        {
            translation.Take();
        }

        // The older client compares with the expression always.
        return (client == ContextClient.Buildx ? translation.Form : PatternForm.Expression, translation._expression.ToString());
    }

    private void Take()
    {
        var c = _pattern[_next++];
        switch (c)
        {
            case '*' when Skip('*'):
                TakeTwoStars(isFirst: _next == 2);
                break;
            case '*':
                Add("[^/]*");
                break;
            case '?':
                Add("[^/]");
                break;
            case '\\' when _next < _pattern.Length:
                Add($"\\{_pattern[_next++]}");
                break;
            case '\\':
                _expression.Append(c);
                break;
            case '[' or ']':
                Add(c.ToString());
                break;
            default:
                _expression.Append(_escaped.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
                break;
        }
    }

    private void TakeTwoStars(bool isFirst)
    {
        Skip('/');
        if (_next < _pattern.Length)
        {
            Add(AnyFolders);
        }
        else if (Form == PatternForm.Exact)
        {
            _expression.Append(".*");
            Form = PatternForm.Prefix;
        }
        else
        {
            Add(".*");
        }

        Form = isFirst ? PatternForm.Suffix : Form;
    }

    private bool Skip(char c)
    {
        var isThere = _next < _pattern.Length && _pattern[_next] == c;
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private void Add(string expression)
    {
        _expression.Append(expression);
        Form = PatternForm.Expression;
    }
}
