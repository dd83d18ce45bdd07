using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Finds where the instructions of a stage take files from.</summary>
internal sealed class StageCommands(StageTable table, char escape)
{
    /// <summary>Gives each stage its instructions, in file order.</summary>
    public void AddAll(DockerfileDocument document)
    {
        using var stages = table.Stages.ToList().GetEnumerator();
        foreach (var instruction in document.Instructions.SkipWhile(instruction => instruction.Keyword == "ARG"))
        {
            if (instruction.Keyword == "FROM")
            {
                stages.MoveNext();
            }
            else
            {
                stages.Current.Commands.Add(Read(instruction, isTrigger: false));
            }
        }
    }

    public StageCommand Read(ParsedInstruction instruction, bool isTrigger)
    {
        if (instruction.Keyword == "COPY" && instruction.Flags["from"] is { Length: > 0 } from)
        {
            CheckPlain(from, instruction.At);
            return new StageCommand(instruction, [table.FindOrAdd(from, instruction.At)], [], isTrigger);
        }

        var mounts = instruction.Keyword == "RUN"
            ? instruction.Flags.All("mount").Select(mount => Mount.Parse(mount, instruction.At)).ToArray()
            : [];

        // A mount without a source may turn out to be a cache, which starts from scratch: even a stage of that name.
        var sources = mounts.Select(mount => table.FindNameOrAdd(mount.From.Length > 0 ? mount.From : StageNode.Scratch, mount.At));
        return new StageCommand(instruction, sources.ToArray(), mounts, isTrigger);
    }

    private void CheckPlain(string from, Place at)
    {
        if (ShellWord.Expand(from, new ShellRules(escape), at).Text != from)
        {
            throw at.Refuse($"COPY --from=\"{from}\" holds a variable or an escape. Give the image a stage of its own with FROM {from} AS name.");
        }
    }
}
