namespace Cake.DockerCiCache;

/// <summary>Tags of the image that follow from what the CI vendor says about the run. Every rule is off by default.</summary>
/// <remarks>
/// Their meaning is that of docker/metadata-action, but two branches never meet in one tag. A run in which none gives a tag fails,
/// but for one on a developer's machine, whose image is tagged <c>local</c>. A merge queue's run only has the commit's tags.
/// </remarks>
/// <example><code>
/// TagRules = new DockerCiTagRules { GitTag = true, Latest = true, Branch = true, PullRequest = true, Dates = { "{date:yyyyMMdd}" } }
/// </code></example>
public sealed class DockerCiTagRules
{
    /// <summary>
    /// Gets or sets a value indicating whether a Git tag gives the image its version: <c>v1.2.3</c> gives <c>1.2.3</c>, <c>1.2</c>
    /// and <c>1</c>; <c>v1.2.3-rc.1</c> only <c>1.2.3-rc.1</c>; <c>v0.2.3</c> never <c>0</c>, as 0.x promises nothing. A Git tag that is
    /// no semantic version gives its own name.
    /// </summary>
    public bool GitTag { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a branch gives its name, made safe for a tag: <c>main</c>, and for <c>feature/x</c>
    /// <c>feature-x-</c> and a hash, so that it is never the tag of <c>feature-x</c>.
    /// </summary>
    public bool Branch { get; set; }

    /// <summary>Gets or sets a value indicating whether a pull request gives <c>pr-</c> and its number.</summary>
    public bool PullRequest { get; set; }

    /// <summary>Gets or sets a value indicating whether the default branch gives <c>latest</c>.</summary>
    public bool Latest { get; set; }

    /// <summary>
    /// Gets or sets tags of the default branch with a date, UTC, in .NET's format, for example <c>nightly-{date:yyyyMMdd}</c>.
    /// The environment variable <c>SOURCE_DATE_EPOCH</c> takes the clock's place.
    /// </summary>
    public ICollection<string> Dates { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the commit gives its first seven characters after <see cref="CommitPrefix"/>.</summary>
    public bool ShortCommit { get; set; }

    /// <summary>Gets or sets a value indicating whether the commit gives its whole name after <see cref="CommitPrefix"/>.</summary>
    public bool FullCommit { get; set; }

    /// <summary>Gets or sets what stands before a commit; it may be empty. Default: <c>sha-</c>.</summary>
    public string CommitPrefix { get; set; } = "sha-";

    internal bool IsEmpty => Dates.Count == 0 && !(GitTag || Branch || PullRequest || Latest || ShortCommit || FullCommit);
}
