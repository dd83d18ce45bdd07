namespace Cake.DockerCiCache;

/// <summary>Where the layer cache is kept, whose it is and how long it is good. Every setting has a default.</summary>
/// <example><code>
/// var image = new DockerCiBuildSettings { Image = "acme/web", Cache = { Type = DockerCiCacheType.Registry, RefreshAfter = TimeSpan.FromDays(7) } };
/// </code></example>
public sealed class DockerCiCacheSettings
{
    /// <summary>Gets or sets the kind of cache. Default: what is best on the engine that builds; the plan says which and why.</summary>
    public DockerCiCacheType Type { get; set; }

    /// <summary>
    /// Gets or sets further attributes of <c>--cache-from</c> and <c>--cache-to</c> by name, such as <c>compression</c> = <c>zstd</c>,
    /// <c>folder</c> of a local cache, <c>region</c> and <c>bucket</c> of S3, <c>account_url</c> of Azure. No secrets: builders take those
    /// from their environment. Source: docs.docker.com/build/cache/backends.
    /// </summary>
    public IDictionary<string, string> Options { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets a value indicating whether each branch and pull request writes a cache of its own, and reads one: its own, else
    /// the base's, else the default branch's. The default branch's cache has no suffix, so it is the one that there is without scopes.
    /// Default: yes; no means one cache for all.
    /// </summary>
    public bool PerBranch { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a cache that can't be written fails the push. Default: no, it is a warning.</summary>
    public bool Required { get; set; }

    /// <summary>
    /// Gets or sets how long a registry may take to answer a question before its caches are left out, so that a registry that says nothing
    /// does not hang the build. Default: 5 seconds.
    /// </summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets how long nothing may come of a cache that docker reads, before the build is finished without it. A slow layer that
    /// grows is left alone; the classic image store does not say whether it grows, and has ten times as long for each layer.
    /// A cache's manifest has five times as long, and then the build fails: BuildKit builds nothing else while it waits for one.
    /// Default: 1 minute.
    /// </summary>
    public TimeSpan FetchPatience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets the age from which cached layers are too old: the base images are pulled and everything is built anew once, and the
    /// caches are replaced. Default: none, caches never get too old.
    /// </summary>
    public TimeSpan? RefreshAfter { get; set; }

    /// <summary>Gets or sets a value indicating whether this run builds everything anew and replaces the caches, for scheduled pipelines. Default: no.</summary>
    public bool Refresh { get; set; }
}
