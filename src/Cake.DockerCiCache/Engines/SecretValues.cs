using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines;

/// <summary>Takes secret values out of what docker prints.</summary>
/// <remarks>
/// BuildKit puts the values of build arguments into the instructions that it shows (dockerfile2llb/convert.go, processCmdEnv), so
/// <c>RUN npm login $NPM_TOKEN</c> would show the token in every build's output.
/// </remarks>
internal sealed class SecretValues(IEnumerable<string> values)
{
    // A shorter value is no secret, and may be a part of any line.
    private const int Shortest = 4;

    // A value that holds another one goes first.
    private readonly IReadOnlyList<string> values = [.. values.Where(v => v.Length >= Shortest).OrderByDescending(v => v.Length)];

    public string Redact(string line) => values.Aggregate(line, (text, value) => text.Replace(value, SecretName.Redacted, StringComparison.Ordinal));

    /// <summary>Redacts a step's instruction; a stage may well be called as a value is.</summary>
    public BuildVertex Redact(BuildVertex vertex) => vertex with { Name = vertex.Name with { Instruction = Redact(vertex.Name.Instruction) } };
}
