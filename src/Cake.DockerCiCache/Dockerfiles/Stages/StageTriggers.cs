using Cake.DockerCiCache.Dockerfiles.Instructions;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Runs a base stage's <c>ONBUILD</c> instructions in the stages that start from it.</summary>
/// <remarks>Those of an image are not known here (https://docs.docker.com/reference/dockerfile/#onbuild).</remarks>
internal sealed class StageTriggers(StageCommands commands, InstructionRules rules)
{
    /// <summary>Puts the triggers in front of a stage's own instructions, once.</summary>
    public void Apply(StageNode stage)
    {
        if (stage.HasTriggers || stage.Base is null)
        {
            return;
        }

        stage.HasTriggers = true;
        var triggers = stage.Base.Commands.Where(command => command.Instruction.Keyword == "ONBUILD").Select(command => command.Instruction);
        stage.Commands.InsertRange(0, triggers.Select(Read).ToArray());
    }

    private StageCommand Read(ParsedInstruction onbuild)
    {
        // The trigger is kept as text and read again, now with the backslash as its escape character.
        var reader = new InstructionReader(onbuild.Command.Text + onbuild.HeredocText, onbuild.At);
        var instructions = reader.ReadAll(rules);
        return instructions.Count == 1
            ? commands.Read(instructions[0], isTrigger: true)
            : throw onbuild.At.Refuse($"ONBUILD \"{onbuild.Command.Text}\" is not one instruction. Write one ONBUILD for each.");
    }
}
