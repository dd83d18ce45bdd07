using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Reporting;

/// <summary>The report for machines.</summary>
internal static class ReportJson
{
    public static string Render(DockerCiReport report) => JsonText.Of(
        new
        {
            report.Stages,
            report.CacheImports,
            report.Notes,
            Totals = new { report.StepsRun, report.StepsCached, report.Seconds },
        });
}
