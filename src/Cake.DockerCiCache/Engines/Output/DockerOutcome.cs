using System.Text.Json;

namespace Cake.DockerCiCache.Engines.Output;

/// <summary>How a call of docker ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">The lines of standard output.</param>
/// <param name="Errors">The last lines of standard error.</param>
internal sealed record DockerOutcome(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>Nobody was there to answer.</summary>
    public static DockerOutcome Unanswered { get; } = new(1, [], []);

    public bool Succeeded => ExitCode == 0;

    /// <summary>What docker said last, without secrets.</summary>
    public string Words => SecretValues.RedactKnown(string.Join('\n', Errors.Count > 0 ? Errors : Output));

    /// <summary>What was answered, as JSON; an empty object where it is none, or the call failed.</summary>
    public JsonElement Json()
    {
        try
        {
            using var json = JsonDocument.Parse(Succeeded ? string.Concat(Output) : "{}");
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}");
        }
    }
}
