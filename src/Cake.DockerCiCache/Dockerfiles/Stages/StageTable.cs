using System.Globalization;
using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>All stages by name and index, in the order in which BuildKit registers them.</summary>
/// <remarks>
/// BuildKit appends every image and every mount without a source to the same list, and counts them in
/// <c>COPY --from=index</c> (dockerfile2llb/convert.go: addState).
/// </remarks>
internal sealed class StageTable
{
    private readonly List<StageNode> _nodes = [];
    private readonly Dictionary<string, StageNode> _byName = [];

    public IReadOnlyList<StageNode> Nodes => _nodes;

    public IEnumerable<StageNode> Stages => _nodes.Where(node => node.IsStage);

    /// <summary>Adds a node; it starts from the last stage so far whose name is its reference, letter by letter.</summary>
    public void Add(StageNode node)
    {
        _nodes.Add(node);
        if (node.Replacement is null)
        {
            node.Base = _byName.GetValueOrDefault(node.Reference);
        }

        if (node.Name is not null)
        {
            _byName[node.Name] = node;
        }
    }

    /// <summary>The last stage of that name in the whole file, in any case.</summary>
    public StageNode? Find(string name) => _byName.GetValueOrDefault(GoText.ToLower(name));

    /// <summary>What <c>COPY --from</c> means: an index, a name, or else an image.</summary>
    public StageNode FindOrAdd(string from, Place at)
    {
        if (!long.TryParse(from, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return FindNameOrAdd(from, at);
        }

        return index >= 0 && index < _nodes.Count
            ? _nodes[(int)index]
            : throw at.Refuse($"There is no stage \"{from}\". The stages are {ShownStages()}.");
    }

    /// <summary>What a mount's <c>from</c> means: a name, or else an image.</summary>
    public StageNode FindNameOrAdd(string from, Place at)
    {
        if (Find(from) is { } stage)
        {
            return stage;
        }

        var image = new StageNode(-1, from, at);
        _nodes.Add(image);
        return image;
    }

    public string ShownStages() => string.Join(", ", Stages.Select(stage => stage.Name is null ? $"{stage.Index}" : $"{stage.Index} ({stage.Name})"));
}
