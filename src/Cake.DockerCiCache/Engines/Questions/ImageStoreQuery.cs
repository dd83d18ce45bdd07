using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>Asks the engine for the IDs of images it holds.</summary>
internal sealed class ImageStoreQuery(DockerTool docker)
{
    /// <exception cref="CakeException">An image is not there.</exception>
    public IReadOnlyDictionary<string, string> IdsOf(IReadOnlyList<string> references)
    {
        var outcome = docker.Run(new DockerCommand(["image", "inspect", "--format", "{{.Id}}", .. references]));
        return outcome.Succeeded && outcome.Output.Count == references.Count
            ? references.Zip(outcome.Output).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)
            : throw new CakeException(outcome.ExitCode, $"the engine does not hold what it built: {outcome.Words}");
    }
}
