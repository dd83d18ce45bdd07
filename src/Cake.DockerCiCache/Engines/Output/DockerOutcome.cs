using System.Text.Json;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Output;

/// <summary>How a call of docker ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">The lines of standard output, as they are.</param>
/// <param name="RawErrors">The last lines of standard error, as they are: to be read, and never shown.</param>
internal sealed record DockerOutcome(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> RawErrors)
{
    /// <summary>Nobody was there to answer.</summary>
    public static DockerOutcome Unanswered { get; } = new(1, [], []);

    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines of standard error, without secrets.</summary>
    public IReadOnlyList<string> Errors => [.. RawErrors.Select(SecretValues.RedactKnown)];

    /// <summary>What docker said last, without secrets.</summary>
    public string Words => SecretValues.RedactKnown(RawWords);

    /// <summary>The fault that these words tell, read from them as they are.</summary>
    public Fault Fault => Fault.Of(RawWords) with { Words = Words };

    /// <summary>Whether docker said this last.</summary>
    public bool Says(string words, StringComparison comparison = StringComparison.Ordinal) => RawWords.Contains(words, comparison);

    private string RawWords => string.Join('\n', RawErrors.Count > 0 ? RawErrors : Output);

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
