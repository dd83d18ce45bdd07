using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>The outputs as one JSON object, for whatever reads it.</summary>
internal static class OutputJson
{
    public static string Of(RunOutput output) => JsonText.Of(
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
        });
}
