namespace Cake.DockerCiCache.Dockerfiles.Shell;

/// <summary>Reads <c>$name</c> and <c>${name…}</c>.</summary>
/// <remarks>
/// variable = "$" name | "${" name [modifier] "}"
/// modifier = [":"] ("-" | "+" | "?") word | ("#" | "##" | "%" | "%%") pattern | ("/" | "//") pattern "/" word
/// (https://docs.docker.com/reference/dockerfile/#environment-replacement, BuildKit shell/lex.go).
/// </remarks>
internal static class ShellVariable
{
    public static string Read(ShellReader reader)
    {
        reader.Position++;
        if (reader.Peek() != '{')
        {
            var plain = ReadName(reader);
            return plain.Length == 0 ? "$" : reader.Lookup(plain) ?? Unset(reader, "$" + plain);
        }

        reader.Position++;
        if (reader.Peek() is null or '{' or '}' or ':')
        {
            throw reader.Refuse("has a substitution without a name");
        }

        var name = ReadName(reader);
        var modifier = reader.Peek() ?? throw reader.Refuse("has no closing \"}\"");
        reader.Position++;
        return modifier switch
        {
            '}' => reader.Lookup(name) ?? Unset(reader, $"${{{name}}}"),
            '/' => Replace(reader, name),
            ':' => Modify(reader, name, ":", reader.Peek() ?? throw reader.Refuse("has no closing \"}\"")),
            '+' or '-' or '?' or '#' or '%' => Modify(reader, name, string.Empty, modifier),
            _ => throw reader.Refuse($"has the unknown modifier \"{modifier}\""),
        };
    }

    private static string Modify(ShellReader reader, string name, string colon, char modifier)
    {
        reader.Position += colon.Length;
        if (colon.Length > 0 && modifier is ('#' or '%'))
        {
            throw UnknownModifier(reader, colon, modifier);
        }

        var word = reader.ReadUntil('}', modifier is '#' or '%');
        var value = reader.Lookup(name);
        if (value is null && reader.Rules.KeepUnset)
        {
            return $"${{{name}{colon}{modifier}{word}}}";
        }

        var isUnset = value is null || (colon.Length > 0 && value.Length == 0);
        return modifier switch
        {
            '-' => isUnset ? word : value!,
            '+' => isUnset ? string.Empty : word,
            '?' => isUnset ? throw Missing(reader, name, value is null ? "unset" : "empty", word) : value!,
            '#' or '%' => Trim(reader, value ?? string.Empty, modifier, word),
            _ => throw UnknownModifier(reader, colon, modifier),
        };
    }

    private static DockerfileException UnknownModifier(ShellReader reader, string colon, char modifier) =>
        reader.Refuse($"has the unknown modifier \"{colon}{modifier}\"");

    private static DockerfileException Missing(ShellReader reader, string name, string state, string message) =>
        reader.At.Refuse(
            $"The variable \"{name}\" is {state}{(message.Length > 0 ? $": {message}" : string.Empty)}. " +
            $"Give it with --build-arg {name}=… or a default with ARG {name}=…");

    private static string Trim(ShellReader reader, string value, char side, string word)
    {
        var longest = word.StartsWith(side);
        var pattern = GlobPattern.Parse(longest ? word[1..] : word, reader);
        return side == '#' ? pattern.TrimStart(value, longest) : pattern.TrimEnd(value, longest);
    }

    private static string Replace(ShellReader reader, string name)
    {
        var all = reader.Peek() == '/';
        reader.Position += all ? 1 : 0;
        var pattern = reader.ReadUntil('/', rawEscapes: true);
        var replacement = reader.ReadUntil('}', rawEscapes: true);
        var value = reader.Lookup(name);
        if (value is null && reader.Rules.KeepUnset)
        {
            return $"${{{name}/{pattern}/{replacement}}}";
        }

        return GlobPattern.Parse(pattern, reader).Replace(value ?? string.Empty, replacement, all);
    }

    private static string Unset(ShellReader reader, string reference) => reader.Rules.KeepUnset ? reference : string.Empty;

    private static string ReadName(ShellReader reader)
    {
        var start = reader.Position;
        if (reader.Peek() is { } first && !char.IsDigit(first) && "@*#?-$!".Contains(first, StringComparison.Ordinal))
        {
            reader.Position++;
            return first.ToString();
        }

        var digitsOnly = reader.Peek() is { } digit && char.IsDigit(digit);
        while (reader.Peek() is { } c && (digitsOnly ? char.IsDigit(c) : char.IsLetterOrDigit(c) || c == '_'))
        {
            reader.Position++;
        }

        return reader.Text(start);
    }
}
