using Cake.DockerCiCache.Planning.Caching;

namespace Cake.DockerCiCache.Planning;

/// <summary>The references that a plan would read its caches from, so that the registry can be asked for them first.</summary>
internal static class CacheCandidates
{
    public static IReadOnlyList<string> Of(PlanInput input)
    {
        var backend = CacheBackend.Choose(input.Request, input.Engine);
        return backend.Type switch
        {
            DockerCiCacheType.Inline => [.. StageImages.Of(input.Build, input.Run.Scopes).Candidates.Values.SelectMany(c => c).Distinct(StringComparer.Ordinal)],
            DockerCiCacheType.Registry => new CacheLocation(input.Request, input.Run, backend.Type).References,
            _ => [],
        };
    }

    /// <summary>They are no images, but caches of their own kind.</summary>
    public static bool AreKeptApart(PlanInput input) => !CacheBackend.Choose(input.Request, input.Engine).IsInline;

    /// <summary>The stages that read these caches can be built anew one by one (<c>--no-cache-filter</c> takes names of stages).</summary>
    public static bool AreOfNamedStages(PlanInput input, IEnumerable<string> references)
    {
        if (!input.Engine.HasBuildx || !CacheBackend.Choose(input.Request, input.Engine).IsInline)
        {
            return false;
        }

        var ofNamed = StageImages.Of(input.Build, input.Run.Scopes).Candidates
            .Where(c => input.Build.Graph.Stages[c.Key].Name is not null)
            .SelectMany(c => c.Value)
            .ToHashSet(StringComparer.Ordinal);
        return references.All(ofNamed.Contains);
    }
}
