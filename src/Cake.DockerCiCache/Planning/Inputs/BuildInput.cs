using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>A request together with the Dockerfile it means.</summary>
/// <param name="Request">What a script asks for.</param>
/// <param name="DockerfileText">The Dockerfile's text.</param>
/// <param name="Graph">Its stages.</param>
internal sealed record BuildInput(BuildRequest Request, string DockerfileText, StageGraph Graph)
{
    // Of the machine that builds, for which the stages were read.
    private string BuildPlatform { get; init; } = StageGraphOptions.AssumedPlatform;

    /// <summary>Reads the Dockerfile before any engine is asked.</summary>
    /// <exception cref="DockerfileException">BuildKit would refuse the Dockerfile.</exception>
    public static BuildInput Read(BuildRequest request, string dockerfileText) => Read(request, dockerfileText, StageGraphOptions.AssumedPlatform);

    /// <summary>The same as the engine sees it: on a machine of another platform other stages may be needed.</summary>
    /// <param name="engine">The engine that builds.</param>
    /// <exception cref="DockerfileException">BuildKit would refuse the Dockerfile there.</exception>
    public BuildInput On(EngineFacts engine) => engine.Platform is not { } own || own == BuildPlatform ? this : Read(Request, DockerfileText, own);

    private static BuildInput Read(BuildRequest request, string dockerfileText, string own) =>
        new(request, dockerfileText, StageGraph.Parse(request.Dockerfile, dockerfileText, GraphOptions.Of(request, own))) { BuildPlatform = own };
}
