using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>The stages that are to get a cache image: the target, and of those it needs all or the ones a script names.</summary>
internal static class CachedStageSelection
{
    public static IReadOnlyList<int> Of(BuildRequest request, StageGraph graph)
    {
        if (request.CachedStages is not { } names)
        {
            return graph.Required;
        }

        var known = graph.Required.ToLookup(i => graph.Stages[i].Name ?? $"stage-{i}", StringComparer.OrdinalIgnoreCase);
        var unknown = names.Where(n => !known.Contains(n)).ToList();
        if (unknown.Count > 0)
        {
            throw new DockerCiSettingsException(
                nameof(BuildRequest.CachedStages),
                $"{Quoted(unknown)} is no stage that the target of {graph.File} needs; it needs {Quoted(known.Select(k => k.Key))}");
        }

        var wanted = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. graph.Required.Where(i => i == graph.Target || wanted.Contains(graph.Stages[i].Name ?? $"stage-{i}"))];
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
