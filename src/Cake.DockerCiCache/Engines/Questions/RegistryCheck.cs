using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>Asks the registry, through the engine and so with its certificates and mirrors, for what was pushed.</summary>
/// <remarks>By digest: the layers are here already, so nothing but the manifest travels, and no tag can be moved by it.</remarks>
internal sealed class RegistryCheck(DockerTool docker)
{
    /// <exception cref="CakeException">Something is not there; all of it is named.</exception>
    public void Require(IReadOnlyDictionary<string, string> digests)
    {
        var missing = digests.Select(d => (Reference: d.Key, Words: WordsOfFailure(d.Key, d.Value))).Where(m => m.Words is not null).ToList();
        if (missing.Count > 0)
        {
            throw new CakeException($"pushed, but not found in the registry: {string.Join("; ", missing.Select(m => $"{m.Reference} ({m.Words})"))}");
        }
    }

    private string? WordsOfFailure(string reference, string digest)
    {
        if (digest.Length == 0)
        {
            return "docker push gave no digest";
        }

        var outcome = docker.Run(new DockerCommand(["pull", "--quiet", $"{ImageReference.Parse(reference).Repository}@{digest}"]));
        return outcome.Succeeded ? null : outcome.Words;
    }
}
