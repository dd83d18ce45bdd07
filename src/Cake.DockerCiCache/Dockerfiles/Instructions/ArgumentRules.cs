using Cake.DockerCiCache.Dockerfiles.Lines;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>What single instructions ask of their arguments, beyond their number.</summary>
internal static class ArgumentRules
{
    public static void Check(ParsedInstruction instruction)
    {
        switch (instruction.Keyword)
        {
            case "ARG":
                CheckNames(instruction, instruction.Arguments.Where(argument => argument.StartsWith('=')));
                break;
            case "ENV" or "LABEL":
                CheckNames(instruction, instruction.Arguments.Chunk(2).Where(pair => pair[0].Length == 0).Select(pair => "=" + pair[1]));
                break;
            case "ONBUILD":
                CheckTrigger(instruction);
                break;
            case "COPY" or "ADD":
                CheckDestination(instruction);
                break;
            case "VOLUME" when instruction.Arguments.Any(string.IsNullOrWhiteSpace):
                throw instruction.At.Refuse("VOLUME has the empty path \"\". Remove it or give a path.");
            case "SHELL" when !instruction.IsJson:
                throw instruction.At.Refuse($"SHELL \"{instruction.Command.Text}\" is not in the JSON form. Write SHELL [\"program\", \"argument\"].");
            case "HEALTHCHECK":
                HealthcheckRules.Check(instruction);
                break;
            default:
                break;
        }
    }

    private static void CheckNames(ParsedInstruction instruction, IEnumerable<string> nameless)
    {
        if (nameless.FirstOrDefault() is { } first)
        {
            throw instruction.At.Refuse($"{instruction.Keyword} has \"{first}\" without a name. Write {instruction.Keyword} name=value.");
        }
    }

    private static void CheckTrigger(ParsedInstruction instruction)
    {
        var keyword = instruction.Arguments[0].ToUpperInvariant();
        if (keyword is "ONBUILD" or "FROM" or "MAINTAINER")
        {
            throw instruction.At.Refuse($"ONBUILD cannot trigger \"{keyword}\". Use any other instruction.");
        }
    }

    private static void CheckDestination(ParsedInstruction instruction)
    {
        var destination = instruction.Arguments[^1];
        if (Heredoc.IsHeredoc(destination, instruction.At))
        {
            throw instruction.At.Refuse(
                $"{instruction.Keyword} has the heredoc \"{destination}\" as its destination. End the line with a path.");
        }
    }
}
