namespace Cake.DockerCiCache.Progress;

/// <summary>How a vertex ended.</summary>
internal enum VertexOutcome
{
    /// <summary>Nothing was said about its end.</summary>
    Unfinished,

    /// <summary>Its result came from the cache and nothing ran.</summary>
    Cached,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It ended with an error. The build may have gone on: a cache import, or a cached layer that was built again.</summary>
    Failed,

    /// <summary>Another vertex failed first.</summary>
    Canceled,
}
