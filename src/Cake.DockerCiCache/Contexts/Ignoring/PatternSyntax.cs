namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>Whether Go's <c>filepath.Match</c> finds a pattern well-formed as it compares it with ".": every client asks first.</summary>
/// <remarks>
/// pattern = { "*" | chunk }         chunk = { "?" | "\" character | class | character }
/// class   = "[" [ "^" ] range { range } "]"
/// range   = one [ "-" one ]         one = "\" character | any character but "-" and "]"
/// It stops at the first chunk that does not match, so that mistakes behind it are found later or never
/// (Go, path/filepath/match.go). Not what the pattern means: for that see <see cref="PatternTranslation"/>.
/// </remarks>
internal ref struct PatternSyntax
{
    private ReadOnlySpan<char> _chunk;

    private enum Outcome
    {
        Matches,
        Differs,
        IsBad,
    }

    public static bool IsValid(string pattern)
    {
        ReadOnlySpan<char> rest = pattern;
        ReadOnlySpan<char> name = ".";
        while (rest.Length > 0)
        {
            var hasStar = rest[0] == '*';
            rest = rest.TrimStart('*');
            var chunk = rest[..ChunkLength(rest)];
            rest = rest[chunk.Length..];
            if (chunk.Length == 0)
            {
                return true;
            }

            var outcome = MatchChunk(chunk, name, rest.Length == 0, out var left);
            if (outcome == Outcome.Differs && hasStar && name.Length > 0)
            {
                outcome = MatchChunk(chunk, default, rest.Length == 0, out left);
            }

            if (outcome != Outcome.Matches)
            {
                return outcome != Outcome.IsBad;
            }

            name = left;
        }

        return true;
    }

    private static int ChunkLength(ReadOnlySpan<char> pattern)
    {
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[' or ']':
                    isInClass = pattern[i] == '[';
                    break;
                case '*' when !isInClass:
                    return i;
            }
        }

        return pattern.Length;
    }

    // A last chunk must leave nothing of the name.
    private static Outcome MatchChunk(ReadOnlySpan<char> chunk, ReadOnlySpan<char> name, bool isLast, out ReadOnlySpan<char> left)
    {
        var syntax = new PatternSyntax { _chunk = chunk };
        var outcome = syntax.Match(ref name);
        left = name;
        return outcome == Outcome.Matches && isLast && name.Length > 0 ? Outcome.Differs : outcome;
    }

    private Outcome Match(ref ReadOnlySpan<char> name)
    {
        var differs = false;
        while (_chunk.Length > 0)
        {
            differs |= name.Length == 0;
            if (TakeOne(differs ? '\0' : name[0]) is not { } isEqual)
            {
                return Outcome.IsBad;
            }

            name = differs ? name : name[1..];
            differs |= !isEqual;
        }

        return differs ? Outcome.Differs : Outcome.Matches;
    }

    private bool? TakeOne(char character)
    {
        switch (_chunk[0])
        {
            case '[':
                return TakeClass(character);
            case '?':
                _chunk = _chunk[1..];
                return true;
            case '\\':
                _chunk = _chunk[1..];
                break;
        }

        if (_chunk.Length == 0)
        {
            return null;
        }

        var isEqual = _chunk[0] == character;
        _chunk = _chunk[1..];
        return isEqual;
    }

    private bool? TakeClass(char character)
    {
        var isNegated = _chunk.Length > 1 && _chunk[1] == '^';
        _chunk = _chunk[(isNegated ? 2 : 1)..];
        var isIn = false;
        for (var ranges = 0; ranges == 0 || _chunk[0] != ']'; ranges++)
        {
            var isRange = TakeEnd(out var first);
            var last = first;
            if (isRange && _chunk[0] == '-')
            {
                _chunk = _chunk[1..];
                isRange = TakeEnd(out last);
            }

            if (!isRange)
            {
                return null;
            }

            isIn |= first <= character && character <= last;
        }

        _chunk = _chunk[1..];
        return isIn != isNegated;
    }

    // Something must follow, if only the end of the class.
    private bool TakeEnd(out char end)
    {
        end = '\0';
        var skipped = _chunk.Length > 0 && _chunk[0] == '\\' ? 1 : 0;
        if (_chunk.Length <= skipped + 1 || _chunk[0] is '-' or ']')
        {
            return false;
        }

        end = _chunk[skipped];
        _chunk = _chunk[(skipped + 1)..];
        return true;
    }
}
