using Cake.DockerCiCache.Dockerfiles.Lines;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Reads instructions with their heredocs, and checks each by itself.</summary>
internal sealed class InstructionReader(string text, Place first)
{
    private readonly LogicalLines _lines = new(text, first);

    public char Escape => _lines.Directives.Escape;

    public IReadOnlyList<ParsedInstruction> ReadAll(InstructionRules rules)
    {
        var instructions = new List<ParsedInstruction>();
        while (_lines.Next() is { } line)
        {
            instructions.Add(Read(line, rules));
        }

        return instructions;
    }

    private ParsedInstruction Read(LogicalLine line, InstructionRules rules)
    {
        var instruction = InstructionArguments.Parse(line, Escape);
        var heredocs = instruction.TakesHeredocs ? Heredoc.FindAll(line) : [];
        var bodies = heredocs.Select(heredoc => $"\n{_lines.Body(heredoc, line.At)}{heredoc.Name}").ToArray();
        return rules.Check(instruction) with { Heredocs = heredocs, HeredocText = string.Concat(bodies) };
    }
}
