using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>What a <c>FROM</c> says.</summary>
/// <remarks>FROM [--platform=platform] base [AS name]</remarks>
internal sealed record FromDeclaration(string Base, string? Name, string Platform, ParsedInstruction Instruction)
{
    public static FromDeclaration Parse(ParsedInstruction from)
    {
        var arguments = from.Arguments;
        var isNamed = arguments.Count == 3 && arguments[1].Equals("AS", StringComparison.OrdinalIgnoreCase);
        if (arguments.Count != 1 && !isNamed)
        {
            throw from.At.Refuse($"\"{from.Line.Text.Trim()}\" is not a valid FROM. Write FROM image or FROM image AS name.");
        }

        return new FromDeclaration(arguments[0], isNamed ? CheckedName(arguments[2], from.At) : null, from.Flags["platform"], from);
    }

    private static string CheckedName(string name, Place at)
    {
        var lower = GoText.ToLower(name);
        var isValid = char.IsAsciiLetterLower(lower[0]) && lower.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
        return isValid
            ? lower
            : throw at.Refuse($"The stage name \"{name}\" is not valid. Start with a letter, and use letters, digits, -, _ and . only.");
    }
}
