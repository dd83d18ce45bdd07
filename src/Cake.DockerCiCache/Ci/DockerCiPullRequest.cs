namespace Cake.DockerCiCache;

/// <summary>A pull or merge request. What the vendor does not say is null.</summary>
public sealed record DockerCiPullRequest
{
    /// <summary>Gets its number.</summary>
    public string? Number { get; init; }

    /// <summary>Gets the branch it is to be merged into.</summary>
    public string? BaseBranch { get; init; }

    /// <summary>Gets the branch it comes from, in whichever repository that is.</summary>
    public string? HeadBranch { get; init; }

    /// <summary>Gets the last commit of its head branch.</summary>
    public string? HeadCommit { get; init; }

    /// <summary>Gets a value indicating whether it comes from another repository; null when the vendor does not say.</summary>
    public bool? IsFromFork { get; init; }

    /// <summary>Gets the head branch if it is one of this repository.</summary>
    internal string? OwnBranch => IsFromFork is false ? HeadBranch : null;
}
