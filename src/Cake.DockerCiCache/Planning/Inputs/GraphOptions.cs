using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>The part of a request that changes what a Dockerfile means.</summary>
internal static class GraphOptions
{
    /// <param name="request">What a script asks for.</param>
    /// <param name="own">The platform of the machine that builds; null when nobody says it.</param>
    public static StageGraphOptions Of(BuildRequest request, string? own = null) => new()
    {
        BuildArgs = request.BuildArgs.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal),
        BuildContexts = request.BuildContexts,
        Target = request.Target,
        Platform = request.Platform ?? request.DefaultPlatform,
        BuildPlatform = own ?? StageGraphOptions.AssumedPlatform,
    };
}
