using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>What one docker build, bake or compose invocation printed.</summary>
/// <param name="Label">The target stage as BuildKit calls it: its name, or <c>stage-2</c> where it has none.</param>
/// <param name="Vertices">What BuildKit did.</param>
/// <param name="Elapsed">How long the invocation took.</param>
internal sealed record TargetBuild(string Label, IReadOnlyList<BuildVertex> Vertices, TimeSpan Elapsed)
{
    /// <summary>The cache sources that were not even tried, because the registry had been asked for them before.</summary>
    public IReadOnlyList<CacheImport> NotTried { get; init; } = [];

    /// <summary>What came of all cache sources.</summary>
    public IReadOnlyList<CacheImport> Imports => [.. CacheImport.From(Vertices), .. NotTried];
}
