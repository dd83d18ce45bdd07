using Cake.DockerCiCache.Dockerfiles;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Planning;

/// <summary>Which stages have a cache image, under which reference, and why others have none.</summary>
/// <param name="Cached">The stages with a cache image, in the order of <see cref="StageGraph.Required"/>, the target last.</param>
/// <param name="References">Their references.</param>
/// <param name="Named">A copy of the Dockerfile that names unnamed stages; null when none needs it.</param>
/// <param name="Notes">Stages whose cache is not kept.</param>
internal sealed record StageImages(
    IReadOnlyList<int> Cached,
    IReadOnlyDictionary<int, string> References,
    NamedDockerfile? Named,
    IReadOnlyList<string> Notes)
{
    private const string UnnamedTarget = "cache";

    public static StageImages Of(BuildRequest request, StageGraph graph, string text)
    {
        var wanted = CachedStageSelection.Of(request, graph);
        var nameless = wanted.Where(i => i != graph.Target && graph.Stages[i].Name is null).ToList();
        var named = nameless.Count == 0 || request.HasOwnIgnoreFile ? null : StageNaming.Add(text, graph, nameless);
        var reachable = ReachableByName(graph, named);
        var lost = wanted.Where(i => i != graph.Target && !reachable.Contains(i)).ToHashSet();
        var cached = wanted.Where(i => !lost.Contains(i)).ToList();
        return new(cached, ReferencesOf(request, graph, cached, named), named, [.. lost.Order().Select(i => NoteOf(graph.Stages[i]))]);
    }

    /// <summary>The value of <c>--target</c> that builds the stage; null when no <c>--target</c> is needed.</summary>
    public string? TargetOf(StageGraph graph, int index) =>
        graph.Stages[index].Name ?? (Named is not null && Named.Names.TryGetValue(index, out var name) ? name : null);

    // --target means the last stage of that name (dockerfile2llb/convert.go), so an earlier one of the same name is out of reach.
    private static HashSet<int> ReachableByName(StageGraph graph, NamedDockerfile? named)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stage in graph.Stages.Where(s => s.Name is not null))
        {
            last[stage.Name!] = stage.Index;
        }

        return [.. last.Values, .. named?.Names.Keys ?? []];
    }

    private static string NoteOf(Stage stage) => stage.Name is null
        ? $"line {stage.Line}: the cache of this unnamed stage is not kept; \"AS stage-{stage.Index}\" at the end of its FROM would keep it"
        : $"line {stage.Line}: the cache of stage \"{stage.Name}\" is not kept, because a later stage has the same name; another name would keep it";

    private static string NameOfUnnamedTarget(StageGraph graph) =>
        graph.Stages.Any(s => s.Name == UnnamedTarget) ? $"stage-{graph.Target}" : UnnamedTarget;

    private static Dictionary<int, string> ReferencesOf(BuildRequest request, StageGraph graph, List<int> cached, NamedDockerfile? named)
    {
        var references = new Dictionary<int, string>();
        foreach (var index in cached)
        {
            var label = named?.Names.GetValueOrDefault(index) ?? graph.Stages[index].Name ?? NameOfUnnamedTarget(graph);
            references[index] = request.CacheRepository.WithTag(TagName.From(request.CacheTag.Replace("{stage}", label, StringComparison.Ordinal))).ToString();
        }

        StageImageCollisions.Check(request, graph, references);
        return references;
    }
}
