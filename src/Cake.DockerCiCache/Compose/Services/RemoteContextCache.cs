using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>The cache of a service whose context only BuildKit can fetch: its stages are not known, so there is one of the target.</summary>
/// <param name="request">The service's build; its Dockerfile is not read.</param>
/// <param name="engine">The engine that builds.</param>
/// <param name="run">The run.</param>
internal sealed class RemoteContextCache(BuildRequest request, EngineFacts engine, RunFacts run)
{
    private readonly CacheBackend backend = CacheBackend.Choose(request, engine);

    /// <summary>The references from which it may be read, in order: a scope each.</summary>
    public IReadOnlyList<string> Candidates => backend.Type switch
    {
        DockerCiCacheType.Inline => [.. run.Scopes.Reads.Select(Reference)],
        DockerCiCacheType.Registry => Location.References,
        _ => [],
    };

    public ServiceCache Cache => backend.IsInline ? OfImage() : OfLocation();

    private CacheLocation Location => new(request, run, backend.Type);

    private ServiceCache OfImage() => new(DockerCiCacheType.Inline, request.NoCache ? [] : run.Survey?.First(Candidates) ?? Candidates, [ServiceCache.Inline])
    {
        Reference = Reference(run.Scopes.Own ?? run.Scopes.Reads[0]),
        IsWrittenTwice = engine.MayLoseInlineCaches && !request.NoCache,
    };

    private ServiceCache OfLocation()
    {
        var isWritten = run.NoPush is null && run.Scopes.Own is not null;
        var cache = new ServiceCache(backend.Type, request.NoCache ? [] : Location.Sources, isWritten ? [Location.Export] : []);
        return cache.IsWrittenByPush ? cache with { Reference = Location.OwnReference } : cache;
    }

    private string Reference(CacheScope scope) =>
        request.CacheRepository.WithTag(scope.TagOf(TagName.From(request.CacheTag.Replace("{stage}", request.Target ?? "cache", StringComparison.Ordinal)))).ToString();
}
