namespace Cake.DockerCiCache;

/// <summary>Where the layer cache is kept. Source: docs.docker.com/build/cache/backends.</summary>
public enum DockerCiCacheType
{
    /// <summary>
    /// What is best on the engine that builds: <see cref="Registry"/> where it can be exported, else <see cref="Inline"/>.
    /// This is the default.
    /// </summary>
    Auto,

    /// <summary>Inside the images, one image for every stage, built target by target. Works on every engine with BuildKit.</summary>
    Inline,

    /// <summary>
    /// All stages in one reference of the registry (<c>type=registry,mode=max</c>): one build, its stages side by side, pushed straight
    /// from the builder. Needs the containerd image store, or a builder of another driver than <c>docker</c>.
    /// </summary>
    Registry,

    /// <summary>A folder (<c>type=local</c>), which the CI vendor keeps between runs; the option <c>folder</c> names it.</summary>
    Local,

    /// <summary>GitHub's own cache (<c>type=gha</c>); the step must hand over ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL.</summary>
    GitHubActions,

    /// <summary>A bucket of Amazon S3 (<c>type=s3</c>), with the options <c>region</c> and <c>bucket</c>; credentials come from the builder's environment.</summary>
    S3,

    /// <summary>Azure Blob Storage (<c>type=azblob</c>), with the option <c>account_url</c>; credentials come from the builder's environment.</summary>
    AzureBlob,
}
