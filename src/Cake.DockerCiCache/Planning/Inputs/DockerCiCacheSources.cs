namespace Cake.DockerCiCache;

/// <summary>Which cache images the build of each stage reads.</summary>
public enum DockerCiCacheSources
{
    /// <summary>
    /// The stage's own cache image only; the stages it depends on were built a moment before. This is the default, and exact. Engines before
    /// 27 with the classic image store, for which overlapping sources do no harm, read those of all stages in one build of the target.
    /// </summary>
    OwnImage,

    /// <summary>
    /// The chain that scripts write by hand: the stage's own cache image and those of all stages before it.
    /// Overlapping sources make BuildKit of Docker 28 run unchanged steps again at random.
    /// </summary>
    Chain,
}
