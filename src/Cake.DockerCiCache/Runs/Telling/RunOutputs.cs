using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>What a build tells later steps.</summary>
internal static class RunOutputs
{
    public static RunOutput Of(BuildRequest request, DockerCiReport report, string? reportFile) => new()
    {
        Title = request.Image.ToString(),
        Image = request.Image.ToString(),
        Tags = [.. request.Tags.Select(t => request.Image.WithTag(t).ToString())],
        Report = report,
        ReportFile = reportFile,
    };

    public static RunOutput Of(DockerCiComposeBuildPlan plan, DockerCiReport report, string? reportFile) => new()
    {
        Title = $"compose project {plan.Project}",
        Tags = [.. plan.Services.Select(s => s.Image).Distinct(StringComparer.Ordinal)],
        Report = report,
        ReportFile = reportFile,
    };
}
