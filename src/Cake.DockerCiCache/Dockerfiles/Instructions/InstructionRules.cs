namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks an instruction by itself, as BuildKit does before it looks at stages (instructions/parse.go).</summary>
/// <param name="HasSyntax">Whether the file chose a frontend with <c># syntax=</c>, or the command line did: then flags of its later versions are let through.</param>
internal sealed record InstructionRules(bool HasSyntax)
{
    private static readonly string[] Keywords =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
        "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    /// <summary>For a file that was checked before.</summary>
    public static InstructionRules Lenient { get; } = new(true);

    public ParsedInstruction Check(ParsedInstruction instruction)
    {
        if (!Keywords.Contains(instruction.Keyword))
        {
            var known = Suggestion.For(instruction.Keyword, Keywords);
            throw instruction.At.Refuse(
                $"The instruction \"{instruction.Command.Keyword}\" is not known{known}. The instructions are {string.Join(", ", Keywords)}.");
        }

        CheckArguments(instruction);
        return ReadsFlags(instruction) ? instruction with { Flags = CheckFlags(instruction) } : instruction;
    }

    private FlagValues CheckFlags(ParsedInstruction instruction)
    {
        var known = InstructionFlags.Of(instruction.Keyword, HasSyntax);
        var flags = FlagValues.Parse(instruction.Command.Flags, known, instruction.At);
        if (instruction.Keyword == "RUN")
        {
            RunRules.CheckFlags(flags, instruction.At);
        }
        else if (instruction.Keyword == "HEALTHCHECK")
        {
            HealthcheckRules.CheckFlags(flags, instruction.At);
        }

        return flags;
    }

    // BuildKit never looks at the flags of these.
    private static bool ReadsFlags(ParsedInstruction instruction) =>
        instruction.Keyword is not ("ARG" or "STOPSIGNAL") && !(instruction.Keyword == "HEALTHCHECK" && HealthcheckRules.IsNone(instruction));

    private static void CheckArguments(ParsedInstruction instruction)
    {
        var (keyword, count) = (instruction.Keyword, instruction.Arguments.Count);
        var missing = (keyword, count) switch
        {
            ("COPY" or "ADD", < 2) => "a source and a destination",
            ("ENV" or "LABEL" or "EXPOSE" or "VOLUME" or "ARG" or "ONBUILD" or "SHELL" or "HEALTHCHECK", 0) => "at least one argument",
            ("MAINTAINER" or "USER" or "WORKDIR" or "STOPSIGNAL", 0) => "an argument",
            _ => null,
        };
        if (missing is not null)
        {
            throw instruction.At.Refuse($"\"{instruction.Line.Text.Trim()}\" has too few arguments. {keyword} needs {missing}.");
        }

        ArgumentRules.Check(instruction);
    }
}
