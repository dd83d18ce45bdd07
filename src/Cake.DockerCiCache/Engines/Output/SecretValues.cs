using System.Collections.Concurrent;
using System.Text;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines.Output;

/// <summary>Takes secret values out of what docker prints.</summary>
/// <remarks>
/// BuildKit puts the values of build arguments into the instructions that it shows (dockerfile2llb/convert.go, processCmdEnv), so
/// <c>RUN npm login $NPM_TOKEN</c> would show the token in every build's output.
/// </remarks>
internal sealed class SecretValues(IEnumerable<string> values)
{
    // A shorter value is no secret, and may be a part of any line.
    private const int Shortest = 4;

    private static readonly ConcurrentDictionary<string, byte> Remembered = new(StringComparer.Ordinal);

    // docker prints line by line, and a value may have several.
    private readonly IReadOnlyList<string> values = [.. values.SelectMany(v => v.Split('\n', StringSplitOptions.TrimEntries))];

    /// <summary>From now on this process shows a password neither as it is nor as Docker's configuration has it, whoever says it.</summary>
    public static void Remember(string user, string password)
    {
        foreach (var value in Forms(user, password))
        {
            Remembered[value] = 0;
        }
    }

    /// <summary>Takes out the passwords that this process knows.</summary>
    public static string RedactKnown(string line) => Redact(line, Remembered.Keys);

    public string Redact(string line) => Redact(line, values.Concat(Remembered.Keys));

    /// <summary>All texts that would give a password away: docker prints line by line, and a password may be a file of several.</summary>
    public static IEnumerable<string> Forms(string user, string password) =>
        password.Split('\n', StringSplitOptions.TrimEntries).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))).Where(v => v.Length >= Shortest);

    // A value that holds another one goes first.
    private static string Redact(string line, IEnumerable<string> values) => values.Where(v => v.Length >= Shortest).OrderByDescending(v => v.Length)
        .Aggregate(UrlPasswords.Redact(line), (text, value) => text.Replace(value, SecretName.Redacted, StringComparison.Ordinal));

    /// <summary>Redacts a step's instruction; a stage may well be called as a value is.</summary>
    /// <remarks>
    /// The passwords that this process knows are taken out where a vertex is told of: until then its words are read, of which an ordinary
    /// password may be a part.
    /// </remarks>
    public BuildVertex Redact(BuildVertex vertex) => vertex with { Name = vertex.Name with { Instruction = Redact(vertex.Name.Instruction, values) } };
}
