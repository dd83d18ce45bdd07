using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>Refuses a RUN that is not UTF-8, as BuildKit does where the target reaches it ("string field contains invalid UTF-8").</summary>
/// <remarks>Seen with BuildKit 0.25: everywhere else it takes any bytes, in comments, labels, variables and the files of a heredoc.</remarks>
internal static class RunEncoding
{
    private const char Undecodable = '\uFFFD';

    /// <summary>Checks a file that is not UTF-8.</summary>
    /// <exception cref="DockerfileException">A RUN of a stage that is needed is not UTF-8.</exception>
    public static void Check(string text, StageGraph graph)
    {
        // The lines: a RUN of an ONBUILD stands where the ONBUILD does.
        var lines = graph.Required.SelectMany(index => graph.Stages[index].Steps).Where(step => step.Keyword == "RUN").Select(step => step.Line).ToHashSet();
        var instructions = new InstructionReader(text, new Place(graph.File, 1)).ReadAll(InstructionRules.Lenient);
        var wrong = instructions.FirstOrDefault(instruction => lines.Contains(instruction.At.Line) && IsUndecodable(instruction));
        if (wrong is not null)
        {
            throw wrong.At.Refuse($"\"{wrong.Line.Text.Trim()}\" has characters that are not UTF-8. Save the file as UTF-8.");
        }
    }

    private static bool IsUndecodable(ParsedInstruction instruction) =>
        instruction.Command.Text.Contains(Undecodable, StringComparison.Ordinal) || instruction.HeredocText.Contains(Undecodable, StringComparison.Ordinal);
}
