namespace Cake.DockerCiCache.Engines;

/// <summary>How a call of docker ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">The lines of standard output.</param>
/// <param name="Errors">The last lines of standard error.</param>
internal sealed record DockerOutcome(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>What docker said last, without secrets.</summary>
    public string Words => SecretValues.RedactKnown(string.Join('\n', Errors.Count > 0 ? Errors : Output));
}
