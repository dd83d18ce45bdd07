using Cake.DockerCiCache.Dockerfiles.Lines;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Splits an instruction's arguments in the way its keyword asks for (BuildKit, line_parsers.go).</summary>
internal static class InstructionArguments
{
    public static ParsedInstruction Parse(LogicalLine line, char escape)
    {
        var command = CommandLine.Parse(line.Text, escape);
        var bare = new ParsedInstruction(line, command) { Arguments = [] };
        var text = command.Arguments;
        return bare.Keyword switch
        {
            "ONBUILD" => WithTrigger(bare, text, escape),
            "HEALTHCHECK" => Healthcheck(bare, text),
            "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" => JsonOr(bare, text, static text => [text]),
            "COPY" or "ADD" or "VOLUME" => JsonOr(bare, text, Whitespace.Split),
            "ARG" => bare with { Arguments = QuotedWords.Split(text, escape) },
            "ENV" or "LABEL" => bare with { Arguments = NameValuePairs.Check(bare.Keyword, text, escape, line.At) },
            "FROM" or "EXPOSE" when text.Length > 0 => bare with { Arguments = Whitespace.Split(text) },
            "MAINTAINER" or "STOPSIGNAL" or "USER" or "WORKDIR" when text.Length > 0 => bare with { Arguments = [text] },
            _ => bare,
        };
    }

    private static ParsedInstruction JsonOr(ParsedInstruction bare, string text, Func<string, IReadOnlyList<string>> split)
    {
        if (text.Length == 0)
        {
            return bare;
        }

        var json = JsonWords.Parse(text, bare.At);
        return bare with { Arguments = json ?? split(text), IsJson = json is not null };
    }

    private static ParsedInstruction WithTrigger(ParsedInstruction bare, string text, char escape)
    {
        if (text.Length == 0)
        {
            return bare;
        }

        var trigger = bare.Line with { Text = text };
        var keyword = CommandLine.Parse(text, escape).Keyword;

        // An ONBUILD in an ONBUILD is refused later; not reading it here keeps a long chain of them off the stack.
        return keyword.Equals("ONBUILD", StringComparison.OrdinalIgnoreCase)
            ? bare with { Arguments = [keyword] }
            : bare with { Arguments = [keyword], Trigger = Parse(trigger, escape) };
    }

    private static ParsedInstruction Healthcheck(ParsedInstruction bare, string text)
    {
        var end = text.AsSpan().IndexOfAny(" \t\v\f\r");
        if (end < 0)
        {
            return bare with { Arguments = text.Length == 0 ? [] : [text] };
        }

        var rest = JsonOr(bare, text[end..].Trim(), static text => [text]);
        return rest with { Arguments = [text[..end], .. rest.Arguments] };
    }
}
