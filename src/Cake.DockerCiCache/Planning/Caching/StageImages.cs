using Cake.DockerCiCache.Dockerfiles;
using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>Which stages have a cache image, under which reference, and why others have none.</summary>
/// <param name="Cached">The stages with a cache image, in the order of <see cref="StageGraph.Required"/>, the target last.</param>
/// <param name="References">Their references, in the scope that the run writes.</param>
/// <param name="Candidates">The references from which each may be read, in order: a scope each.</param>
/// <param name="Named">A copy of the Dockerfile that names unnamed stages; null when none needs it.</param>
/// <param name="Notes">Stages whose cache is not kept.</param>
internal sealed record StageImages(
    IReadOnlyList<int> Cached,
    IReadOnlyDictionary<int, string> References,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Candidates,
    NamedDockerfile? Named,
    IReadOnlyList<string> Notes)
{
    private const string UnnamedTarget = "cache";

    public static StageImages Of(BuildInput input, CacheScopes scopes)
    {
        var (request, text, graph) = input;
        var wanted = CachedStageSelection.Of(request, graph);
        var nameless = wanted.Where(i => i != graph.Target && graph.Stages[i].Name is null).ToList();
        var named = nameless.Count == 0 || request.HasOwnIgnoreFile ? null : StageNaming.Add(text, graph, nameless);
        var reachable = ReachableByName(graph, named);
        var lost = wanted.Where(i => i != graph.Target && !reachable.Contains(i)).ToHashSet();
        var cached = wanted.Where(i => !lost.Contains(i)).ToList();
        var tags = cached.ToDictionary(i => i, i => TagOf(request, graph, i, named));
        // A run that writes no cache needs names for its images all the same; they stay on its machine.
        var references = tags.ToDictionary(t => t.Key, t => Reference(request, scopes.Own ?? scopes.Reads[0], t.Value));
        var candidates = tags.ToDictionary(t => t.Key, t => (IReadOnlyList<string>)[.. scopes.Reads.Select(s => Reference(request, s, t.Value))]);
        StageImageCollisions.Check(request, graph, references);
        if (scopes.Own is not null)
        {
            StageImageCollisions.CheckOthers(request, graph, references, candidates);
        }

        return new(
            cached,
            references,
            candidates,
            named,
            [.. lost.Order().Select(i => NoteOf(graph.Stages[i]))]);
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

    private static string TagOf(BuildRequest request, StageGraph graph, int index, NamedDockerfile? named)
    {
        var label = named?.Names.GetValueOrDefault(index) ?? graph.Stages[index].Name ?? NameOfUnnamedTarget(graph);
        return TagName.From(request.CacheTag.Replace("{stage}", label, StringComparison.Ordinal));
    }

    private static string Reference(BuildRequest request, CacheScope scope, string tag) => request.CacheRepository.WithTag(scope.TagOf(tag)).ToString();
}
