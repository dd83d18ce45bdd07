namespace Cake.DockerCiCache;

/// <summary>A service that was built.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Image">Its image with tag, and the ID in the engine's image store.</param>
/// <param name="StepsRun">How many steps of its stages ran.</param>
/// <param name="StepsCached">How many came from the cache.</param>
public sealed record DockerCiComposeServiceResult(string Name, DockerCiImage Image, int StepsRun, int StepsCached)
{
    /// <summary>Gives a line.</summary>
    /// <returns>The service, its image and what came from the cache.</returns>
    public override string ToString() => $"{Name}: {Image.Reference} {Image.Id}, {StepsRun} steps run, {StepsCached} from cache";
}
