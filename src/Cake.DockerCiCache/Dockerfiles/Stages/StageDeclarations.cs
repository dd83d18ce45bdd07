using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Turns every <c>FROM</c> into a stage: expands its variables, checks its platform and finds its base.</summary>
internal sealed class StageDeclarations(ShellRules rules, NamedContexts contexts)
{
    public StageTable Read(DockerfileDocument document)
    {
        var table = new StageTable();
        var index = 0;
        foreach (var from in document.Instructions.Where(instruction => instruction.Keyword == "FROM"))
        {
            table.Add(Declare(FromDeclaration.Parse(from), index++));
        }

        return table;
    }

    private StageNode Declare(FromDeclaration from, int index)
    {
        var at = from.Instruction.At;
        var image = ShellWord.Expand(from.Base, rules, at);
        if (image.Text.Length == 0)
        {
            throw at.Refuse($"The base \"{from.Base}\" is empty. {Cause(image)}");
        }

        CheckPlatform(from.Platform, at);
        return new StageNode(index, image.Text, at)
        {
            Name = from.Name,
            Replacement = from.Name is null ? null : contexts.ForStage(from.Name, at),
        };
    }

    private void CheckPlatform(string text, Place at)
    {
        if (text.Length == 0)
        {
            return;
        }

        var platform = ShellWord.Expand(text, rules, at);
        if (platform.Text.Length == 0)
        {
            throw at.Refuse($"The platform \"{text}\" is empty. {Cause(platform)}");
        }

        if (Platform.TryParse(platform.Text) is null)
        {
            throw at.Refuse($"The platform \"{platform.Text}\" is not known. Use os/architecture, such as linux/amd64.");
        }
    }

    private static string Cause(ShellWord word) => word.Unset.Count == 0
        ? "Give the variable a value."
        : $"Not set before the first FROM: {string.Join(", ", word.Unset)}. Add ARG name=default there, or ARG name and --build-arg name=value.";
}
