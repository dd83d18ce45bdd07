using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines;

/// <summary>One build that succeeded.</summary>
internal sealed record FinishedBuild(string Label, IReadOnlyList<BuildVertex> Vertices, TimeSpan Elapsed);
