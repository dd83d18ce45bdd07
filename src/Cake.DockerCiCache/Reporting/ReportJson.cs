using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cake.DockerCiCache.Reporting;

/// <summary>The report for machines.</summary>
internal static class ReportJson
{
    // Relaxed escaping leaves '<', '&' and letters of every language readable; the text is never put into HTML.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(DockerCiReport report) => JsonSerializer.Serialize(
        new
        {
            report.Stages,
            report.CacheImports,
            report.Notes,
            Totals = new { report.StepsRun, report.StepsCached, report.Seconds },
        },
        Options);
}
