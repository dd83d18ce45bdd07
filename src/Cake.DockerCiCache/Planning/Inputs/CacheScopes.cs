namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>The scope that a run writes and those it reads.</summary>
/// <remarks>
/// Nobody's cache is written but one's own: a pull request has its own beside its branch's, a merge queue and a tag have none, as
/// no later run would read it, and a fork has none, because what strangers wrote must not reach a branch. Where the vendor does not
/// say whether a pull request comes from a fork, it may write its own, which no other run reads, but its head branch is not taken
/// for one of this repository.
/// </remarks>
/// <param name="Own">What the run writes; null when it writes none.</param>
/// <param name="Reads">What it reads, in order: own, head branch, base, default branch; each once, and at least the shared one.</param>
/// <param name="ReadsOnlyBecause">Why it writes none, in words; null when it does.</param>
internal sealed record CacheScopes(CacheScope? Own, IReadOnlyList<CacheScope> Reads, string? ReadsOnlyBecause)
{
    /// <summary>One cache for all runs: scoping is off.</summary>
    public static CacheScopes OneForAll { get; } = Writing(CacheScope.Shared);

    /// <param name="facts">What the vendor says about the run.</param>
    /// <param name="defaultBranch">The default branch that a script names; null to take the vendor's word.</param>
    public static CacheScopes Of(DockerCiFacts facts, string? defaultBranch = null)
    {
        facts = BranchBuilds.In(facts, defaultBranch);
        CacheScope? Branch(string? name) => name is null ? null : DefaultBranch.Is(name, defaultBranch ?? facts.DefaultBranch) ? CacheScope.Shared : CacheScope.OfBranch(name);
        return facts switch
        {
            { IsMergeQueue: true } => ReadingOnly("a merge queue's run has no cache of its own", Branch(facts.PullRequest?.BaseBranch)),
            { PullRequest: { } request } => OfRequest(request, Branch(request.OwnBranch), Branch(request.BaseBranch)),
            { Tag: { } tag } => ReadingOnly($"the run is for the tag {tag}, which has no cache of its own"),
            _ => Writing(Branch(facts.Branch) ?? CacheScope.Shared),
        };
    }

    private static CacheScopes OfRequest(DockerCiPullRequest request, CacheScope? head, CacheScope? @base) => request switch
    {
        { IsFromFork: true } => ReadingOnly("the pull request comes from a fork", @base),
        { Number: { } number } => Writing(CacheScope.OfPullRequest(number), head, @base),
        _ => ReadingOnly("the pull request's number is not known", head, @base),
    };

    private static CacheScopes Writing(CacheScope own, params CacheScope?[] others) => new(own, Reading([own, .. others]), null);

    private static CacheScopes ReadingOnly(string reason, params CacheScope?[] scopes) => new(null, Reading(scopes), reason);

    private static List<CacheScope> Reading(CacheScope?[] scopes) => [.. scopes.OfType<CacheScope>().Append(CacheScope.Shared).Distinct()];
}
