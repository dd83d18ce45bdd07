namespace Cake.DockerCiCache;

/// <summary>In which order a Dockerfile's stages are built and which cache images each of them reads.</summary>
public enum DockerCiCacheSources
{
    /// <summary>
    /// What is exact on the engine that builds: <see cref="OwnImage"/>, but <see cref="TargetFirst"/> on Docker before 27 with the
    /// classic image store. This is the default.
    /// </summary>
    Auto,

    /// <summary>Stage after stage, each with its own cache image as the only source; what it depends on was built a moment before.</summary>
    OwnImage,

    /// <summary>The target first, then the other stages, all of them with the cache images of all stages as sources.</summary>
    TargetFirst,

    /// <summary>
    /// The chain that scripts write by hand: stage after stage, each with its own cache image and those of all stages before it.
    /// Overlapping sources make BuildKit run unchanged steps again now and then.
    /// </summary>
    Chain,
}
