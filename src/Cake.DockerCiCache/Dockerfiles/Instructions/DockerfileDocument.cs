using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>A Dockerfile's instructions, each checked by itself.</summary>
internal sealed record DockerfileDocument(string File, IReadOnlyList<ParsedInstruction> Instructions, char Escape, InstructionRules Rules)
{
    /// <summary>The name of the last stage, or null.</summary>
    public string? LastStageName =>
        Instructions.LastOrDefault(instruction => instruction.Keyword == "FROM") is { } from ? FromDeclaration.Parse(from).Name : null;

    /// <summary>Reads a file.</summary>
    public static DockerfileDocument Parse(string file, string text, InstructionRules rules)
    {
        var reader = new InstructionReader(text, new Place(file, 1));
        var instructions = reader.ReadAll(rules);
        var whole = new Place(file, 0);
        if (instructions.Count == 0)
        {
            throw whole.Refuse("The Dockerfile has no instructions. Start it with FROM image.");
        }

        var first = instructions.FirstOrDefault(instruction => instruction.Keyword != "ARG")
            ?? throw whole.Refuse("The Dockerfile has no stage. Add FROM image.");
        if (first.Keyword != "FROM")
        {
            throw first.At.Refuse($"The instruction \"{first.Line.Text.Trim()}\" stands before the first FROM. Only ARG may stand there.");
        }

        return new DockerfileDocument(file, instructions, reader.Escape, rules);
    }
}
