using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>A service's build as a request of the kind that plain docker builds are planned from.</summary>
internal sealed class ServiceRequests(ComposeRequest request, ServiceImages images, CacheOwners owners)
{
    /// <param name="service">The service.</param>
    /// <param name="dockerfile">Its Dockerfile; null where only BuildKit can fetch it.</param>
    public BuildRequest Of(ComposeService service, ServiceDockerfile? dockerfile)
    {
        var build = service.Build!;
        var image = images.Of(service);
        return new BuildRequest
        {
            Image = image with { Tag = null },
            Tags = [image.Tag!],
            Dockerfile = build.InlineDockerfile is null ? dockerfile?.Path ?? build.Dockerfile : "-",
            HasOwnIgnoreFile = dockerfile?.HasOwnIgnoreFile == true,
            Context = build.Context,
            Target = build.Target,
            BuildArgs = Merged(build.Args, request.BuildArgs),
            BuildContexts = build.Contexts.Where(c => !c.Value.StartsWith(ComposeBuild.ServicePrefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
            Secrets = build.Secrets,
            Ssh = build.Ssh,
            Platform = build.Platform ?? request.DefaultPlatform,
            Network = build.Network,
            Options = build.Options,
            Pull = request.Pull || build.Pull,
            NoCache = request.NoCache || build.NoCache,
            CachedStages = request.CachedStages,
            CacheRepository = CacheRepository(service),
            CacheTag = request.CacheTag.Replace("{service}", owners.Of(service).Name, StringComparison.Ordinal),
            CacheSources = request.CacheSources,
            CacheType = request.CacheType,
            CacheOptions = request.CacheOptions,
            IsCacheRequired = request.IsCacheRequired,
            Builder = request.Builder,
            Load = true,
        };
    }

    /// <summary>There is a place for the service's cache: a repository, or it needs none.</summary>
    public bool HasCache(ComposeService service) =>
        request.CacheType is not (DockerCiCacheType.Inline or DockerCiCacheType.Registry) || request.CacheRepository is not null || images.IsNamed(owners.Of(service));

    private ImageReference CacheRepository(ComposeService service) =>
        request.CacheRepository ?? images.Of(owners.Of(service)) with { Tag = null };

    private static Dictionary<string, string?> Merged(params IReadOnlyDictionary<string, string?>[] maps)
    {
        var merged = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in maps.SelectMany(m => m))
        {
            merged[name] = value;
        }

        return merged;
    }
}
