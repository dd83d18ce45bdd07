using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>The part of a request that changes what a Dockerfile means.</summary>
internal static class GraphOptions
{
    public static StageGraphOptions Of(BuildRequest request) => new()
    {
        BuildArgs = request.BuildArgs.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal),
        BuildContexts = request.BuildContexts,
        Target = request.Target,
        Platform = request.Platform,
    };
}
