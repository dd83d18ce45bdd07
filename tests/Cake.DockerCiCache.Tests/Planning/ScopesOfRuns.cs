using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class ScopesOfRuns
{
    [Theory]
    [InlineData("feature/x", "trunk", null, "branch feature/x", "branch feature/x, shared")]
    [InlineData("trunk", "trunk", null, "shared", "shared")]
    [InlineData("main", "trunk", null, "branch main", "branch main, shared")]
    [InlineData("trunk", null, null, "branch trunk", "branch trunk, shared")]
    [InlineData("trunk", null, "trunk", "shared", "shared")]
    [InlineData("main", "main", "trunk", "branch main", "branch main, shared")]
    [InlineData("main", null, null, "shared", "shared")]
    [InlineData("master", null, null, "shared", "shared")]
    [InlineData("Main", null, null, "branch Main", "branch Main, shared")]
    [InlineData(null, null, null, "shared", "shared")]
    public void A_branch_writes_its_own_and_the_default_branch_the_shared_one(string? branch, string? known, string? given, string own, string reads)
    {
        var scopes = CacheScopes.Of(Run() with { Branch = branch, DefaultBranch = known }, given);
        Assert.Equal((own, reads, null), (scopes.Own?.ToString(), Joined(scopes), scopes.ReadsOnlyBecause));
    }

    [Theory]
    [InlineData("12", "feature/x", "release/1", false, "pull request 12", "pull request 12, branch feature/x, branch release/1, shared")]
    [InlineData("12", "feature/x", "main", false, "pull request 12", "pull request 12, branch feature/x, shared")]
    [InlineData("12", "main", "release/1", false, "pull request 12", "pull request 12, shared, branch release/1")]
    [InlineData("12", "release/1", "release/1", false, "pull request 12", "pull request 12, branch release/1, shared")]
    [InlineData("12", "feature/x", null, null, "pull request 12", "pull request 12, shared")]
    [InlineData("12", "main", "release/1", true, null, "branch release/1, shared")]
    [InlineData("12", "main", "main", true, null, "shared")]
    [InlineData(null, "feature/x", "main", false, null, "branch feature/x, shared")]
    [InlineData(null, null, null, null, null, "shared")]
    public void A_pull_request_never_writes_a_branch(string? number, string? head, string? @base, bool? fork, string? own, string reads)
    {
        var request = new DockerCiPullRequest { Number = number, HeadBranch = head, BaseBranch = @base, IsFromFork = fork };
        var scopes = CacheScopes.Of(Run() with { Branch = request.OwnBranch, PullRequest = request, DefaultBranch = "main" });
        Assert.Equal((own, reads), (scopes.Own?.ToString(), Joined(scopes)));
        Assert.Equal(own is null, scopes.ReadsOnlyBecause is not null);
    }

    // Main into production: the run is the branch's own, and the only one.
    [Theory]
    [InlineData(DockerCiVendor.CircleCi, "main", null, false, "shared")]
    [InlineData(DockerCiVendor.Buildkite, "trunk", "trunk", false, "shared")]
    [InlineData(DockerCiVendor.CircleCi, "feature", null, false, "pull request 77")]
    [InlineData(DockerCiVendor.CircleCi, "main", "trunk", false, "pull request 77")]
    [InlineData(DockerCiVendor.CircleCi, "main", null, true, null)]
    [InlineData(DockerCiVendor.GitHubActions, "main", null, false, "pull request 77")]
    public void A_pull_request_from_the_default_branch_is_its_own_where_the_branch_is_built(DockerCiVendor vendor, string head, string? known, bool fork, string? own)
    {
        var request = new DockerCiPullRequest { Number = "77", HeadBranch = head, IsFromFork = fork };
        Assert.Equal(own, CacheScopes.Of(Run() with { Vendor = vendor, DefaultBranch = known, Branch = request.OwnBranch, PullRequest = request }).Own?.ToString());
    }

    [Fact]
    public void A_merge_queue_reads_its_base_and_writes_none()
    {
        var queue = Run() with { IsMergeQueue = true, DefaultBranch = "main", PullRequest = new() { Number = "12", BaseBranch = "release/1" } };
        Assert.Equal("branch release/1, shared", Joined(CacheScopes.Of(queue)));
        Assert.Null(CacheScopes.Of(queue).Own);
        Assert.Equal("shared", Joined(CacheScopes.Of(queue with { PullRequest = null })));
        Assert.Equal("a merge queue's run has no cache of its own", CacheScopes.Of(queue).ReadsOnlyBecause);
    }

    [Fact]
    public void A_tag_reads_the_default_branch_and_writes_none()
    {
        var scopes = CacheScopes.Of(Run() with { Tag = "v1.0", Branch = "main" });
        Assert.Equal((null, "shared"), (scopes.Own, Joined(scopes)));
        Assert.Equal("the run is for the tag v1.0, which has no cache of its own", scopes.ReadsOnlyBecause);
    }

    [Fact]
    public void Without_scoping_all_runs_share_one()
    {
        Assert.Equal(CacheScope.Shared, CacheScopes.OneForAll.Own);
        Assert.Equal("shared", Joined(CacheScopes.OneForAll));
    }

    private static DockerCiFacts Run() => new() { Vendor = DockerCiVendor.GitHubActions, VendorName = "GitHub Actions" };

    private static string Joined(CacheScopes scopes) => string.Join(", ", scopes.Reads);
}
