using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Compose;

/// <summary>A service's build as a request of the kind that plain docker builds are planned from.</summary>
internal sealed class ServiceRequests(ComposeRequest request, ServiceImages images, CacheOwners owners)
{
    public BuildRequest Of(ComposeService service, ServiceDockerfile dockerfile)
    {
        var build = service.Build!;
        var image = images.Of(service);
        return new BuildRequest
        {
            Image = image with { Tag = null },
            Tags = [image.Tag!],
            Dockerfile = build.InlineDockerfile is null ? dockerfile.Path : "-",
            HasOwnIgnoreFile = dockerfile.HasOwnIgnoreFile,
            Context = build.Context,
            Target = build.Target,
            BuildArgs = Merged(build.Args, request.BuildArgs),
            BuildContexts = build.Contexts.Where(c => !c.Value.StartsWith(ComposeBuild.ServicePrefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
            Secrets = build.Secrets,
            Ssh = build.Ssh,
            Platform = build.Platform,
            Network = build.Network,
            Options = build.Options,
            Pull = request.Pull || build.Pull,
            NoCache = request.NoCache || build.NoCache,
            CachedStages = request.CachedStages,
            CacheRepository = CacheRepository(service),
            CacheTag = request.CacheTag.Replace("{service}", owners.Of(service).Name, StringComparison.Ordinal),
            CacheSources = request.CacheSources,
            CacheType = DockerCiCacheType.Inline,
        };
    }

    /// <summary>There is a repository in which the service's cache can be kept.</summary>
    public bool HasCache(ComposeService service) => request.CacheRepository is not null || images.IsNamed(owners.Of(service));

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
