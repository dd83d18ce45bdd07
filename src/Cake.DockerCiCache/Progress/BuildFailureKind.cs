namespace Cake.DockerCiCache.Progress;

/// <summary>Whose fault a failed build is.</summary>
internal enum BuildFailureKind
{
    /// <summary>An instruction of the Dockerfile.</summary>
    Step,

    /// <summary>A base image could not be had.</summary>
    BaseImage,

    /// <summary>A cached layer could not be fetched, or the cache could not be written: a build without cache would go on.</summary>
    Cache,

    /// <summary>The image could not be written or pushed.</summary>
    Export,

    /// <summary>The Dockerfile itself, its target, or the build context.</summary>
    Dockerfile,

    /// <summary>The engine does not answer.</summary>
    Engine,

    /// <summary>The engine, or the builder, was there and ended during the build.</summary>
    EngineGone,

    /// <summary>Something else; docker's own line says what.</summary>
    Other,
}
