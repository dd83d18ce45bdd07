using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class ScopeTags
{
    // Few letters, so that names are often alike; no colon, which is in no branch's name.
    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab12pr-/._é"], 1, 8];
    private static readonly Gen<string> StageTag = Name.Select(TagName.From);

    private static readonly Gen<CacheScope> Scope = Gen.OneOf(
        Gen.Const(CacheScope.Shared), Name.Select(CacheScope.OfBranch), Gen.Int[0, 30].Select(n => CacheScope.OfPullRequest($"{n}")));

    /// <summary>Whoever changes this table takes every branch's cache away.</summary>
    [Theory]
    [InlineData("builder", "feature/x", "builder-feature-x-ab43644ff255")]
    [InlineData("builder", "feature-x", "builder-feature-x-dc6a3f6a652b")]
    [InlineData("cache", "release/1.2", "cache-release-1.2-785318c4c4ec")]
    [InlineData("stage-1", "pr-12", "stage-1-pr-12-6183eb766298")]
    [InlineData("b", "ünïcode/🐳", "b--n-code----953051ae70a6")]
    public void Of_branches_stay_what_they_are(string stage, string branch, string tag) => Assert.Equal(tag, CacheScope.OfBranch(branch).TagOf(stage));

    [Theory]
    [InlineData("builder", "12", "builder-pr-12-7f97577942ec")]
    [InlineData("stage-1", "12", "stage-1-pr-12-9a339e37ce0e")]
    public void Of_pull_requests_stay_what_they_are(string stage, string number, string tag) => Assert.Equal(tag, CacheScope.OfPullRequest(number).TagOf(stage));

    [Fact]
    public void Of_the_shared_scope_are_those_of_the_stages()
    {
        Gen.String.Sample(stage => Assert.Equal(stage, CacheScope.Shared.TagOf(stage)));
    }

    [Fact]
    public void Are_always_valid()
    {
        Gen.Select(Gen.String.Select(TagName.From), Gen.String).Sample((stage, branch) =>
            Assert.True(TagName.IsValid(CacheScope.OfBranch(branch + "x").TagOf(stage))));
        Assert.Equal(128, CacheScope.OfBranch(new string('x', 300)).TagOf(new string('y', 128)).Length);
    }

    [Fact]
    public void Never_meet()
    {
        Gen.Select(Scope, StageTag, Scope, StageTag).Sample((a, x, b, y) => Assert.Equal((a, x) == (b, y), a.TagOf(x) == b.TagOf(y)), iter: 20_000);
    }

    [Fact]
    public void Never_meet_where_scope_and_stage_could_be_read_in_two_ways()
    {
        string[] tags =
        [
            CacheScope.OfBranch("a").TagOf("b-c"), CacheScope.OfBranch("b").TagOf("a-c"), CacheScope.OfBranch("b-c").TagOf("a"),
            CacheScope.OfBranch("c").TagOf("a-b"), CacheScope.OfBranch("b/c").TagOf("a"), CacheScope.OfBranch("pr-1").TagOf("a"),
            CacheScope.OfPullRequest("1").TagOf("a"), TagName.From("a-b-c"), TagName.From("a/b-c"), TagName.From(CacheScope.OfBranch("b-c").TagOf("a")),
        ];
        Assert.Equal(tags.Length, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Of_long_names_differ_at_their_ends()
    {
        var (a, b) = (CacheScope.OfBranch(new string('x', 200) + "a"), CacheScope.OfBranch(new string('x', 200) + "b"));
        Assert.NotEqual(a.TagOf("builder"), b.TagOf("builder"));
    }
}
