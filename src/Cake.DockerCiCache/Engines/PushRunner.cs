using System.Text.RegularExpressions;
using Cake.Core;

namespace Cake.DockerCiCache.Engines;

/// <summary>Pushes images, one after the other, and reads their digests from docker's output.</summary>
internal sealed partial class PushRunner(DockerTool docker, Action<string> show)
{
    /// <summary>Pushes the references in order.</summary>
    /// <returns>The digest of each.</returns>
    /// <exception cref="CakeException">A push failed; what was pushed before it stays in the registry.</exception>
    public IReadOnlyDictionary<string, string> Push(IReadOnlyList<string> references)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            digests[reference] = Push(reference, digests.Keys);
        }

        return digests;
    }

    private string Push(string reference, IReadOnlyCollection<string> before)
    {
        var outcome = docker.Run(new DockerCommand(["push", reference]) { OnLine = show });
        if (!outcome.Succeeded)
        {
            var pushed = before.Count == 0 ? "nothing was pushed before it" : $"pushed before it: {string.Join(", ", before)}";
            throw new CakeException(outcome.ExitCode, $"push of {reference} failed: {outcome.Words}\n({pushed})");
        }

        return outcome.Output.Select(l => Digest().Match(l)).LastOrDefault(m => m.Success)?.Groups["digest"].Value ?? string.Empty;
    }

    // docker push ends with "<tag>: digest: sha256:<hex> size: <bytes>".
    [GeneratedRegex(@"\bdigest: (?<digest>sha256:[0-9a-f]{64}) size: [0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Digest();
}
