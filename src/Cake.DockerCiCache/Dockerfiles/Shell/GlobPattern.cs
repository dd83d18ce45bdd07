using System.Text;
using Cake.DockerCiCache.Dockerfiles.GoValues;

namespace Cake.DockerCiCache.Dockerfiles.Shell;

/// <summary>A pattern of <c>*</c>, <c>?</c> and plain characters, as in <c>${name#pattern}</c>.</summary>
/// <remarks>
/// A backslash escapes <c>*</c>, <c>?</c> and itself, and is dropped before <c>}</c> and <c>/</c>; brackets are plain.
/// Neither wildcard matches a newline (BuildKit shell/lex.go turns the pattern into a Go regular expression).
/// </remarks>
internal sealed class GlobPattern
{
    private readonly Token[] _tokens;

    private GlobPattern(Token[] tokens) => _tokens = tokens;

    private enum Kind
    {
        Plain,
        One,
        Many,
    }

    public static GlobPattern Parse(string pattern, ShellReader reader)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            if (c == '\\' && next is '}' or '/')
            {
                continue;
            }

            if (c == '\\')
            {
                i++;
                tokens.Add(next is '*' or '?' or '\\'
                    ? new Token(Kind.Plain, next)
                    : throw reader.Refuse($"has the pattern \"{pattern}\", where \\ does not stand before *, ? or \\"));
                continue;
            }

            tokens.Add(new Token(c switch { '*' => Kind.Many, '?' => Kind.One, _ => Kind.Plain }, c));
        }

        return new GlobPattern([.. tokens]);
    }

    public string TrimStart(string value, bool longest) => MatchAt(value, 0, longest) is { } end ? value[end..] : value;

    public string TrimEnd(string value, bool longest)
    {
        var backwards = new GlobPattern([.. _tokens.Reverse()]);
        return Reverse(backwards.TrimStart(Reverse(value), longest));
    }

    /// <summary>Replaces the first match, or every one that does not follow another match without a gap.</summary>
    public string Replace(string value, string replacement, bool all)
    {
        var result = new StringBuilder();
        var (copied, lastEnd) = (0, 0);
        for (var start = 0; start <= value.Length; start++)
        {
            if (MatchAt(value, start, longest: true) is not { } end)
            {
                continue;
            }

            if (end > lastEnd || start == 0)
            {
                result.Append(value, copied, start - copied).Append(all ? GoTemplate.Expand(replacement, value[start..end]) : replacement);
                (copied, lastEnd) = (end, end);
            }

            if (!all)
            {
                break;
            }

            start = Math.Max(start, end - 1);
        }

        return result.Append(value, copied, value.Length - copied).ToString();
    }

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    private int? MatchAt(string value, int start, bool longest)
    {
        var alive = new bool[_tokens.Length + 1];
        alive[0] = true;
        int? end = null;
        for (var position = start; ; position++)
        {
            var any = Skip(alive);
            if (alive[^1])
            {
                end = position;
            }

            if (!any || position == value.Length || (end is not null && !longest))
            {
                return end;
            }

            Advance(alive, value[position]);
        }
    }

    // A star may match nothing, so what waits at a star also waits behind it.
    private bool Skip(bool[] alive)
    {
        var any = alive[^1];
        for (var i = 0; i < _tokens.Length; i++)
        {
            any |= alive[i];
            alive[i + 1] |= alive[i] && _tokens[i].Kind == Kind.Many;
        }

        return any;
    }

    private void Advance(bool[] alive, char c)
    {
        for (var i = _tokens.Length; i >= 0; i--)
        {
            var stays = i < _tokens.Length && _tokens[i].Kind == Kind.Many && alive[i] && c != '\n';
            var comes = i > 0 && alive[i - 1] && _tokens[i - 1].Takes(c);
            alive[i] = stays || comes;
        }
    }

    private readonly record struct Token(Kind Kind, char Character)
    {
        public bool Takes(char c) => Kind switch
        {
            Kind.Plain => c == Character,
            Kind.One => c != '\n',
            _ => false,
        };
    }
}
