using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>The kind of cache that a plan uses, with the reason.</summary>
/// <remarks>
/// The docker driver on the classic image store exports inline caches only; on the containerd store it exports all but those that
/// need a builder of their own (docs.docker.com/build/cache/backends, "Backends").
/// </remarks>
internal sealed record CacheBackend(DockerCiCacheType Type, string Reason)
{
    public bool IsInline => Type == DockerCiCacheType.Inline;

    /// <exception cref="DockerCiSettingsException">The engine cannot export the kind that the settings ask for.</exception>
    public static CacheBackend Choose(BuildRequest request, EngineFacts engine)
    {
        var refusal = Refusal(engine, request.CacheType);
        return request.CacheType switch
        {
            DockerCiCacheType.Auto when refusal is not null => new(DockerCiCacheType.Inline, refusal),
            DockerCiCacheType.Auto when StageSetting(request) is { } setting => new(DockerCiCacheType.Inline, $"{setting} asks for images of single stages"),
            DockerCiCacheType.Auto => new(DockerCiCacheType.Registry, $"{Builder(engine)} can export it: one build, all stages side by side"),
            DockerCiCacheType.Inline => new(DockerCiCacheType.Inline, "the settings ask for it"),
            var type when refusal is null => new(type, "the settings ask for it"),
            var type => throw new DockerCiSettingsException(
                "Cache.Type", $"\"{type}\" is not possible here: {refusal}. Leave it Auto, or name a docker-container builder in Builder{(type is DockerCiCacheType.S3 or DockerCiCacheType.AzureBlob ? string.Empty : ", or switch the containerd image store on")}"),
        };
    }

    private static string? Refusal(EngineFacts engine, DockerCiCacheType type) => engine switch
    {
        { HasBuildx: false } => "docker without buildx exports inline caches only",
        { BuildsInEngine: true, Store: ImageStore.Classic } => "the classic image store exports inline caches only",
        { BuildsInEngine: true } when type is DockerCiCacheType.S3 or DockerCiCacheType.AzureBlob => "the docker driver has no such cache",
        _ => null,
    };

    private static string Builder(EngineFacts engine) => engine.BuildsInEngine ? "the containerd image store" : $"builder {engine.Builder} ({engine.Driver})";

    // Both speak of images of single stages, which only inline caches have.
    private static string? StageSetting(BuildRequest request) => request switch
    {
        { CacheSources: DockerCiCacheSources.Chain } => $"{nameof(BuildRequest.CacheSources)} = {DockerCiCacheSources.Chain}",
        { CachedStages: not null } => nameof(BuildRequest.CachedStages),
        _ => null,
    };
}
