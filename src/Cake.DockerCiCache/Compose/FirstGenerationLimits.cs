using Cake.DockerCiCache.Compose.Services;

namespace Cake.DockerCiCache.Compose;

/// <summary>What docker-compose 1.29 can't do, refused before anything is built.</summary>
internal static class FirstGenerationLimits
{
    private const string Remedy = "install docker compose 2 (docs.docker.com/compose/install)";

    /// <summary>The request as this compose can build it.</summary>
    /// <exception cref="DockerCiSettingsException">It can't.</exception>
    public static ComposeRequest Applied(ComposeRequest request, ComposeFacts compose) => request switch
    {
        _ when !compose.IsFirstGeneration => request,
        { Builder: { } builder } => throw new DockerCiSettingsException(
            nameof(ComposeRequest.Builder), $"\"{builder}\" can't be given to {compose}, which builds with the engine alone: leave Builder and CreateBuilder out, or {Remedy}"),
        { CacheType: not (DockerCiCacheType.Auto or DockerCiCacheType.Inline) } => throw new DockerCiSettingsException(
            "Cache.Type", $"\"{request.CacheType}\" is not possible here: {compose} writes inline caches only. Leave it Auto, or {Remedy}"),
        _ => request with { CacheType = DockerCiCacheType.Inline },
    };
}
