using Cake.DockerCiCache.Ci;

namespace Cake.DockerCiCache;

/// <summary>What the CI vendor's environment says about this run. What it does not say is null. There is no secret in it.</summary>
public sealed record DockerCiFacts
{
    /// <summary>Gets the vendor.</summary>
    public required DockerCiVendor Vendor { get; init; }

    /// <summary>Gets the vendor's name for people, for example <c>GitHub Actions</c>.</summary>
    public required string VendorName { get; init; }

    /// <summary>Gets what started the run, in the vendor's word, for example <c>push</c>, <c>merge_request_event</c> or <c>IndividualCI</c>.</summary>
    public string? Event { get; init; }

    /// <summary>
    /// Gets the branch of this repository that the run is for: for a pull request its head branch. Null for a tag, for a
    /// pull request that comes or may come from a fork (so that a fork's <c>main</c> is never taken for this one), and in GitHub's merge queue.
    /// </summary>
    public string? Branch { get; init; }

    /// <summary>Gets the repository's default branch. Few vendors say it.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>Gets the pull or merge request that the run is for.</summary>
    public DockerCiPullRequest? PullRequest { get; init; }

    /// <summary>Gets a value indicating whether the run is one of a merge queue or merge train, which tests what would be merged.</summary>
    public bool IsMergeQueue { get; init; }

    /// <summary>Gets the commit that the vendor checks out; for many pull requests a merge commit (see <see cref="DockerCiPullRequest.HeadCommit"/>).</summary>
    public string? Commit { get; init; }

    /// <summary>Gets the Git tag that the run is for.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the run's number, as the vendor writes it.</summary>
    public string? BuildNumber { get; init; }

#pragma warning disable CA1056 // As the vendor writes it, which need not be a valid URI.
    /// <summary>Gets the run's page.</summary>
    public string? BuildUrl { get; init; }

    /// <summary>Gets the repository's page, without user name and password.</summary>
    public string? RepositoryUrl { get; init; }
#pragma warning restore CA1056

    /// <summary>
    /// Gets the registries that the environment names: those of the variables <c>REGISTRY</c>, <c>REGISTRY_USER</c>,
    /// <c>REGISTRY_PASS</c> and <c>CACHE_IMAGE</c> first, then the vendor's own.
    /// </summary>
    public IReadOnlyList<DockerCiRegistry> Registries { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether there are credentials for a registry that can be pushed to. Whether they allow a push
    /// only the registry knows: the token of a fork's pull request on GitHub does not.
    /// </summary>
    public bool HasCredentials => Registries.Any(r => r is { HasCredentials: true, IsPullOnly: false });

    /// <summary>Gives the facts for a person, in aligned lines, without any secret.</summary>
    /// <returns>Text of several lines.</returns>
    public override string ToString() => FactsText.Of(this);
}
