using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines;

/// <summary>One build that succeeded.</summary>
internal sealed record FinishedBuild(string Label, IReadOnlyList<BuildVertex> Vertices, TimeSpan Elapsed)
{
    /// <summary>The planned cache sources were damaged, and the build was finished without them.</summary>
    public bool LeftCacheOut { get; init; }

    public ExportedImage Image { get; init; } = ExportedImage.None;
}
