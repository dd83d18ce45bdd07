using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>The outputs as one JSON object, for whatever reads it.</summary>
internal static class OutputJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(RunOutput output) => JsonSerializer.Serialize(
        new
        {
            output.Image,
            output.Tags,
            output.Digest,
            output.Digests,
            output.CacheHitRatio,
            output.Report.StepsRun,
            output.Report.StepsCached,
            output.Report.Seconds,
            output.ReportFile,
        },
        Options);
}
