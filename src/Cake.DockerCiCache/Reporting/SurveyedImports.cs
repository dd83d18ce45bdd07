using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>The cache sources that a plan left out, because the registry had said beforehand that they are no use.</summary>
internal static class SurveyedImports
{
    /// <param name="survey">What the registry said.</param>
    /// <param name="read">What a build reads all the same; where that has a cache of ours, nothing is missed.</param>
    public static IReadOnlyList<CacheImport> Of(CacheSurvey? survey, IReadOnlyList<string> read) => survey is null || read.Any(survey.Found.Contains)
        ? []
        :
        [
            .. survey.Missing.Select(m => new CacheImport(m, CacheImportOutcome.Missing, "not found")),
            .. survey.Unusable.Select(u => new CacheImport(u, CacheImportOutcome.Unreachable, "no answer")),
            .. survey.Damaged.Select(d => new CacheImport(d, CacheImportOutcome.Refused, "damaged")),
        ];
}
