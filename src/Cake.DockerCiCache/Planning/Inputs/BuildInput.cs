using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>A request together with the Dockerfile it means.</summary>
/// <param name="Request">What a script asks for.</param>
/// <param name="DockerfileText">The Dockerfile's text.</param>
/// <param name="Graph">Its stages.</param>
internal sealed record BuildInput(BuildRequest Request, string DockerfileText, StageGraph Graph)
{
    /// <exception cref="DockerfileException">BuildKit would refuse the Dockerfile.</exception>
    public static BuildInput Read(BuildRequest request, string dockerfileText) =>
        new(request, dockerfileText, StageGraph.Parse(request.Dockerfile, dockerfileText, GraphOptions.Of(request)));
}
