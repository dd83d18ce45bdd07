namespace Cake.DockerCiCache;

/// <summary>What was pushed.</summary>
/// <param name="Digests">The registry's digest (<c>sha256:…</c>) of each pushed reference, and of those that were there already and stay.</param>
public sealed record DockerCiPushResult(IReadOnlyDictionary<string, string> Digests)
{
    /// <summary>Gives a line per reference.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString() => string.Join('\n', Digests.Select(d => $"{d.Key}@{d.Value}"));
}
