using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>The cache sources that a plan left out, because the registry had said beforehand that they are no use.</summary>
internal static class SurveyedImports
{
    public static IReadOnlyList<CacheImport> Of(CacheSurvey? survey) => survey is null
        ? []
        :
        [
            .. survey.Missing.Select(m => new CacheImport(m, CacheImportOutcome.Missing, "not found")),
            .. survey.Unusable.Select(u => new CacheImport(u, CacheImportOutcome.Unreachable, "no answer")),
            .. survey.Damaged.Select(d => new CacheImport(d, CacheImportOutcome.Refused, "damaged")),
        ];
}
