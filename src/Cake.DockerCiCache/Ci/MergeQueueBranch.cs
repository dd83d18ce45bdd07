using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Ci;

/// <summary>
/// The branches of GitHub's merge queues, which other vendors build as they build any branch. Page: "Managing a merge queue"
/// (docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges).
/// </summary>
internal static partial class MergeQueueBranch
{
    /// <summary>The last request of the queue's group; null for another branch.</summary>
    public static DockerCiPullRequest? Read(string? branch) => Queue().Match(branch ?? string.Empty) is { Success: true } match
        ? new() { Number = match.Groups["number"].Value, BaseBranch = match.Groups["base"].Value }
        : null;

    /// <summary>The facts of a run that a vendor takes for one of a branch.</summary>
    public static DockerCiFacts In(DockerCiFacts facts) =>
        Read(facts.Branch) is { } request ? facts with { Branch = null, PullRequest = request, IsMergeQueue = true } : facts;

    [GeneratedRegex("^gh-readonly-queue/(?<base>.+)/pr-(?<number>[0-9]+)-[0-9a-f]+$", RegexOptions.None, 1000)]
    private static partial Regex Queue();
}
