using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Lines;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>What BuildKit asks of an instruction only when the target reaches it, once its variables are replaced (convert.go: dispatch…).</summary>
/// <remarks>
/// A word with a variable that only an image may set is left alone, and so is what a frontend of the file's own choice may know
/// beyond the one in BuildKit 0.25.
/// </remarks>
internal static class ReachedRules
{
    public static void Check(StageStep step, bool hasSyntax)
    {
        var instruction = step.Command.Instruction;
        switch (instruction.Keyword)
        {
            case "RUN":
                CheckRun(instruction);
                break;
            case "EXPOSE":
                Known(step, instruction.Arguments).SelectMany(word => word.Words).ToList().ForEach(port => PortRules.Check(port, instruction.At));
                break;
            case "STOPSIGNAL":
                Known(step, instruction.Arguments).ToList().ForEach(word => StopSignalRules.Check(word.Text, instruction.At));
                break;
            case "VOLUME" when Known(step, instruction.Arguments).Any(word => word.Text.Length == 0):
                throw instruction.At.Refuse("VOLUME has the empty path \"\". Remove it or give a path.");
            case "COPY" or "ADD":
                CheckMode(step, instruction);
                CheckSources(step, instruction, hasSyntax);
                break;
            default:
                break;
        }
    }

    private static void CheckRun(ParsedInstruction instruction)
    {
        if (instruction is { IsJson: true, Arguments.Count: 0 })
        {
            throw instruction.At.Refuse($"RUN \"{instruction.Command.Text}\" has no command. Write RUN [\"program\", \"argument\"].");
        }
    }

    private static void CheckMode(StageStep step, ParsedInstruction instruction)
    {
        foreach (var chmod in Known(step, [instruction.Flags["chmod"]]))
        {
            FileModeRules.Check(chmod.Text, instruction.At);
        }
    }

    private static void CheckSources(StageStep step, ParsedInstruction instruction, bool hasSyntax)
    {
        var words = instruction.Arguments.SkipLast(1).Where(word => !Heredoc.IsHeredoc(word, instruction.At)).ToList();
        var sources = Known(step, words).Select(word => RemoteSource.Parse(word.Text)).ToList();
        if (instruction.Keyword == "COPY" && sources.Find(source => source.IsFetched) is { } remote)
        {
            throw instruction.At.Refuse($"COPY cannot take \"{remote.Text}\" from the network. Use ADD.");
        }

        var checksum = Known(step, [instruction.Flags["checksum"]]).SingleOrDefault()?.Text ?? string.Empty;
        if (checksum.Length > 0)
        {
            ChecksumRules.Check(checksum, words.Count, sources, instruction.At);
        }

        foreach (var git in sources.OfType<RemoteSource.Git>())
        {
            GitQueryRules.Check(git, new(checksum, instruction.Flags["keep-git-dir"]), hasSyntax, instruction.At);
        }
    }

    private static IEnumerable<ShellWord> Known(StageStep step, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (ShellWord.TryExpand(word, step.Rules, step.Command.Instruction.At, out var value) && (step.State.KnowsAll || value.Unset.Count == 0))
            {
                yield return value;
            }
        }
    }
}
