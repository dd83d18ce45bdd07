using System.Text;
using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>Names unnamed stages, because <c>--target</c> takes a name only.</summary>
/// <remarks>
/// A stage's name is no part of BuildKit's cache keys, and <c>stage-&lt;index&gt;</c> is what BuildKit's progress calls an unnamed stage.
/// A name that is in use in any way is not taken, so no other instruction changes its meaning.
/// </remarks>
internal static class StageNaming
{
    /// <summary>Adds <c> AS name</c> to stages that have none; null when there is nothing to add.</summary>
    public static NamedDockerfile? Add(string text, StageGraph graph, IReadOnlyCollection<int> indices)
    {
        var unnamed = indices.Where(index => CanBeNamed(text, graph, index)).ToHashSet();
        if (unnamed.Count == 0)
        {
            return null;
        }

        var names = unnamed.Order().ToDictionary(index => index, index => FreeName(index, graph));
        return new NamedDockerfile(Insert(text, graph.File, names), names);
    }

    // Without --target, TARGETSTAGE is the last stage's name, or "default" when it has none.
    private static bool CanBeNamed(string text, StageGraph graph, int index) =>
        graph.Stages[index].Name is null
        && (index < graph.Stages.Count - 1 || !text.Contains("TARGETSTAGE", StringComparison.OrdinalIgnoreCase));

    private static string FreeName(int index, StageGraph graph)
    {
        var name = $"stage-{index}";
        while (graph.TakenNames.Contains(name))
        {
            name += "-unnamed";
        }

        return name;
    }

    private static string Insert(string text, string file, Dictionary<int, string> names)
    {
        var froms = new InstructionReader(text, new Place(file, 1)).ReadAll(InstructionRules.Lenient).Where(instruction => instruction.Keyword == "FROM");
        var result = new StringBuilder();
        var copied = 0;
        foreach (var (from, index) in froms.Select((from, index) => (from, index)).Where(stage => names.ContainsKey(stage.index)))
        {
            result.Append(text, copied, from.Line.ContentEnd - copied).Append(" AS ").Append(names[index]);
            copied = from.Line.ContentEnd;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
