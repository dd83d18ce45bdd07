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
            DockerCiCacheType.Registry => new CacheLocation(input, backend.Type).References,
            _ => [],
        };
    }
}
