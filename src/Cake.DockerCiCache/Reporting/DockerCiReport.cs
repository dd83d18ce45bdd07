using Cake.DockerCiCache.Reporting;

namespace Cake.DockerCiCache;

/// <summary>What happened in a build: which steps ran, which came from the cache, and why a step was not cached.</summary>
/// <example>
/// <code>
/// var built = DockerCiBuild(settings);
/// Information(built.Report.ToString());
/// </code>
/// </example>
public sealed class DockerCiReport
{
    internal DockerCiReport(
        IReadOnlyList<DockerCiStageReport> stages, IReadOnlyList<DockerCiCacheImportReport> cacheImports, TimeSpan elapsed, IReadOnlyList<string>? notes = null)
    {
        Notes = notes ?? [];
        Stages = stages;
        CacheImports = cacheImports;
        Seconds = Math.Round(elapsed.TotalSeconds, 3);
    }

    /// <summary>Gets the stages that took part, in the order in which they were built.</summary>
    public IReadOnlyList<DockerCiStageReport> Stages { get; }

    /// <summary>Gets the cache sources that were read, each reference once.</summary>
    public IReadOnlyList<DockerCiCacheImportReport> CacheImports { get; }

    /// <summary>Gets why nothing was built, or why something was, where <c>SkipUnchanged</c> asks for it.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Gets how many steps ran, those that failed included.</summary>
    public int StepsRun => Stages.Sum(stage => stage.StepsRun);

    /// <summary>Gets how many steps came from the cache.</summary>
    public int StepsCached => Stages.Sum(stage => stage.StepsCached);

    /// <summary>Gets the part of the steps that came from the cache, from 0 to 1; 1 when there were no steps.</summary>
    public double CachedRatio => StepsRun + StepsCached == 0 ? 1 : (double)StepsCached / (StepsRun + StepsCached);

    /// <summary>Gets how long all docker builds took together, in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Gives the report as an aligned table of at most 120 columns.</summary>
    /// <returns>Lines that end with a line feed, except for the last.</returns>
    public override string ToString() => ReportTable.Render(this);

    /// <summary>Gives the report as indented JSON: <c>stages</c> with <c>steps</c>, <c>cacheImports</c> and <c>totals</c>.</summary>
    /// <returns>One JSON object; names are in camel case, times in seconds.</returns>
    public string ToJson() => ReportJson.Render(this);
}
