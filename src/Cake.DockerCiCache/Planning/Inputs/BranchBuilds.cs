namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>Runs of the default branch that a vendor names a pull request for, because one is open from there: main into production.</summary>
/// <remarks>
/// CircleCI and Buildkite build a branch's own commit, once, and say which request it belongs to. Others run for the request beside the
/// branch, or build what a merge would give.
/// </remarks>
internal static class BranchBuilds
{
    /// <param name="facts">What the vendor says about the run.</param>
    /// <param name="defaultBranch">The default branch that a script names; null to take the vendor's word.</param>
    public static DockerCiFacts In(DockerCiFacts facts, string? defaultBranch) =>
        facts is { Vendor: DockerCiVendor.CircleCi or DockerCiVendor.Buildkite, IsMergeQueue: false, PullRequest.OwnBranch: { } branch }
            && DefaultBranch.Is(branch, defaultBranch ?? facts.DefaultBranch)
            ? facts with { Branch = branch, PullRequest = null }
            : facts;
}
