using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Tagging;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class TagsOfRuns
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly DateTimeOffset Night = new(2026, 1, 31, 23, 30, 0, TimeSpan.FromHours(-2));

    [Theory]
    [InlineData("1.2.3", "1.2.3 1.2 1")]
    [InlineData("v1.2.3", "1.2.3 1.2 1")]
    [InlineData("v10.20.30", "10.20.30 10.20 10")]
    [InlineData("v1.2.3-rc.1", "1.2.3-rc.1")]
    [InlineData("v0.2.3", "0.2.3 0.2")]
    [InlineData("v0.2.3-beta", "0.2.3-beta")]
    [InlineData("v1.2.3+build.5", "1.2.3 1.2 1")]
    [InlineData("v1.2.3-rc.1+build.5", "1.2.3-rc.1")]
    [InlineData("v0.0.0-20191109021931-daa7c04131f5", "0.0.0-20191109021931-daa7c04131f5")]
    [InlineData("v1.2", "v1.2")]
    [InlineData("2026.01.05", "2026.01.05")]
    [InlineData("v1.2.3-01", "v1.2.3-01")]
    [InlineData("release-7", "release-7")]
    [InlineData("web/v1.2.3", "web-v1.2.3-b10cd810526b")]
    public void A_Git_tag_gives_its_version(string tag, string expected) =>
        Assert.Equal(expected, Tags(new() { GitTag = true, Branch = true, Latest = true }, Run() with { Tag = tag }));

    [Theory]
    [InlineData("main", "main latest nightly-20260201 20260201")]
    [InlineData("feature-x", "feature-x")]
    [InlineData("feature/x", "feature-x-217d2bf51f16")]
    public void A_branch_gives_its_name_and_the_default_branch_latest_and_the_date(string branch, string expected) => Assert.Equal(
        expected,
        Tags(new() { Branch = true, Latest = true, Dates = { "nightly-{date:yyyyMMdd}", "{date:yyyyMMdd}" } }, Run() with { Branch = branch, DefaultBranch = "main" }));

    [Theory]
    [InlineData("trunk", null, null, "")]
    [InlineData("trunk", "trunk", null, "latest")]
    [InlineData("trunk", "main", "trunk", "latest")]
    [InlineData("main", null, null, "latest")]
    [InlineData("master", null, null, "latest")]
    [InlineData("main", "trunk", null, "")]
    [InlineData(null, null, null, "")]
    public void Latest_is_the_default_branch_of_the_script_or_the_vendor(string? branch, string? known, string? given, string expected) =>
        Assert.Equal(expected, string.Join(' ', ImageTags.Of(new() { Latest = true }, Run() with { Branch = branch, DefaultBranch = known }, given, Night)));

    [Fact]
    public void A_pull_request_gives_its_number_and_leaves_its_branch_alone()
    {
        var run = Run() with { Branch = "main", DefaultBranch = "main", PullRequest = new() { Number = "12", HeadBranch = "main", IsFromFork = false } };
        Assert.Equal("pr-12", Tags(All(), run));
        Assert.Equal(string.Empty, Tags(All(), run with { PullRequest = new() }));
    }

    [Fact]
    public void A_pull_request_from_the_default_branch_keeps_its_tags_where_the_branch_is_built()
    {
        var run = Run() with { Vendor = DockerCiVendor.CircleCi, Branch = "main", PullRequest = new() { Number = "77", HeadBranch = "main", IsFromFork = false } };
        Assert.Equal("main latest", Tags(new() { Branch = true, Latest = true, PullRequest = true }, run));
    }

    [Fact]
    public void A_merge_queue_has_the_tags_of_its_commit_only()
    {
        var rules = All();
        rules.ShortCommit = true;
        Assert.Equal("sha-0123456", Tags(rules, Run() with { IsMergeQueue = true, Commit = Commit, PullRequest = new() { Number = "12", BaseBranch = "main" } }));
    }

    [Theory]
    [InlineData(true, false, "sha-", Commit, "sha-0123456")]
    [InlineData(false, true, "sha-", Commit, "sha-" + Commit)]
    [InlineData(true, true, "", Commit, "0123456 " + Commit)]
    [InlineData(true, true, "", "4711", "4711")]
    [InlineData(true, true, "", "0123456789ab", "0123456 0123456789ab")]
    [InlineData(true, true, "", null, "")]
    public void A_commit_gives_its_short_and_full_name(bool isShort, bool isFull, string prefix, string? commit, string expected) => Assert.Equal(
        expected, Tags(new() { ShortCommit = isShort, FullCommit = isFull, CommitPrefix = prefix }, Run() with { Commit = commit, Branch = "x" }));

    [Fact]
    public void A_developers_machine_has_one_of_its_own()
    {
        var local = new DockerCiFacts { Vendor = DockerCiVendor.Local, VendorName = "local" };
        Assert.Equal("local", Tags(All(), local));
    }

    [Theory]
    [InlineData("{date:yyyy/MM}", "gives \"2026/02\", which is no valid tag")]
    [InlineData("{date}", "gives \"{date}\", which is no valid tag")]
    [InlineData("{date:q}", "is no date format of .NET")]
    [InlineData("", "gives \"\", which is no valid tag")]
    public void A_pattern_that_gives_no_tag_is_refused(string pattern, string reason) => Assert.Equal(
        $"TagRules.Dates: \"{pattern}\" {reason}; a pattern that works is \"{{date:yyyyMMdd}}\"",
        Assert.Throws<DockerCiSettingsException>(() => Tags(new() { Dates = { pattern } }, Run() with { Branch = "main" })).Message);

    [Fact]
    public void A_prefix_that_begins_no_tag_is_refused() => Assert.Equal(
        "TagRules.CommitPrefix: \"a/\" can't begin a tag: use letters, digits, '_', '.' and '-', or leave it empty",
        Assert.Throws<DockerCiSettingsException>(() => Tags(new() { CommitPrefix = "a/", Latest = true }, Run())).Message);

    [Theory]
    [InlineData(null, null, null, false, "GitHub Actions, which names no branch, tag or pull request")]
    [InlineData("x", null, null, false, "GitHub Actions, branch \"x\"")]
    [InlineData(null, "v1", null, false, "GitHub Actions, tag \"v1\"")]
    [InlineData(null, null, "12", false, "GitHub Actions, pull request 12")]
    [InlineData(null, null, "12", true, "GitHub Actions, merge queue")]
    public void None_at_all_is_one_error(string? branch, string? tag, string? number, bool isQueue, string run) => Assert.Equal(
        $"TagRules: no rule gives a tag for this run ({run}); turn another rule on, ShortCommit for example, or give a tag in Tags",
        ImageTags.NoneFor(Run() with { Branch = branch, Tag = tag, IsMergeQueue = isQueue, PullRequest = number is null ? null : new() { Number = number } }).Message);

    [Fact]
    public void Are_always_valid_and_each_there_once()
    {
        var rules = All();
        (rules.ShortCommit, rules.FullCommit) = (true, true);
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 2]).Sample((name, commit, kind) =>
        {
            var run = Run() with { Commit = commit, DefaultBranch = name };
            var tags = ImageTags.Of(
                rules, kind switch { 0 => run with { Branch = name }, 1 => run with { Tag = name }, _ => run with { PullRequest = new() { Number = name } } }, null, Night);
            Assert.All(tags, tag => Assert.True(TagName.IsValid(tag), tag));
            Assert.Equal(tags.Distinct(StringComparer.Ordinal), tags);
        });
    }

    private static DockerCiTagRules All() => new() { GitTag = true, Branch = true, PullRequest = true, Latest = true, Dates = { "{date:yyyyMMdd}" } };

    private static DockerCiFacts Run() => new() { Vendor = DockerCiVendor.GitHubActions, VendorName = "GitHub Actions" };

    private static string Tags(DockerCiTagRules rules, DockerCiFacts run) => string.Join(' ', ImageTags.Of(rules, run, null, Night));
}
