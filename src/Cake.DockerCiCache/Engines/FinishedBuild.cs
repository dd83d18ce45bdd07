using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines;

/// <summary>One build that succeeded.</summary>
internal sealed record FinishedBuild(string Label, IReadOnlyList<BuildVertex> Vertices, TimeSpan Elapsed)
{
    /// <summary>Says why it is not built again.</summary>
    public const string NotNeeded = "not needed: this very image is in the registry, with its cache";

    /// <summary>The planned cache sources were damaged, and the build was finished without them.</summary>
    public bool LeftCacheOut { get; init; }

    public ExportedImage Image { get; init; } = ExportedImage.None;

    /// <summary>The same image, for a second build of it that is not needed.</summary>
    public FinishedBuild Spared => this with { Vertices = [], Elapsed = TimeSpan.Zero };
}
