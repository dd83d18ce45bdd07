using System.Text.RegularExpressions;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>One push that has ended, well or not.</summary>
internal sealed partial record FinishedPush(string Reference, DockerOutcome Outcome)
{
    /// <summary>What the registry has now; empty when docker did not say.</summary>
    public string Digest =>
        Outcome.Output.Select(l => DigestLine().Match(l)).LastOrDefault(m => m.Success)?.Groups["digest"].Value ?? string.Empty;

    public string Failure => $"push of {Reference} failed: {Outcome.Words}";

    // docker push ends with "<tag>: digest: sha256:<hex> size: <bytes>".
    [GeneratedRegex(@"\bdigest: (?<digest>sha256:[0-9a-f]{64}) size: [0-9]+", RegexOptions.None, 1000)]
    private static partial Regex DigestLine();
}
