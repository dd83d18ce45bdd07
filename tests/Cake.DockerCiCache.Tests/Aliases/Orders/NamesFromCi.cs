using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.Orders;

public sealed class NamesFromCi
{
    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile")
        .WithVariable("GITLAB_CI", "true")
        .WithVariable("CI_COMMIT_BRANCH", "trunk")
        .WithVariable("CI_COMMIT_SHA", "0123456789abcdef")
        .WithVariable("CI_PROJECT_URL", "https://gitlab.example/acme/web");

    [Fact]
    public void Are_added_to_the_scripts_tags() =>
        Assert.Equal(["stable", "trunk", "sha-0123456"], Request(new() { Tags = ["stable"], TagRules = new() { Branch = true, ShortCommit = true } }).Tags);

    [Fact]
    public void Do_not_replace_latest_when_no_rule_is_on()
    {
        Assert.Equal(["latest"], Request(new() { TagRules = new() }).Tags);
        Assert.Equal(["latest"], Request(new()).Tags);
    }

    [Fact]
    public void Take_the_scripts_word_for_the_default_branch() =>
        Assert.Equal(["latest"], Request(new() { DefaultBranch = "trunk", TagRules = new() { Latest = true } }).Tags);

    [Fact]
    public void Must_give_one_tag_together_with_the_script()
    {
        var error = Assert.Throws<DockerCiSettingsException>(() => Request(new() { TagRules = new() { Latest = true } }));
        Assert.Equal(
            ("TagRules", "TagRules: no rule gives a tag for this run (GitLab CI, branch \"trunk\"); turn another rule on, ShortCommit for example, or give a tag in Tags"),
            (error.Setting, error.Message));
        Assert.Equal(["1.0"], Request(new() { Tags = ["1.0"], TagRules = new() { Latest = true } }).Tags);
    }

    [Fact]
    public void Take_the_day_of_SOURCE_DATE_EPOCH()
    {
        cake.WithVariable("SOURCE_DATE_EPOCH", "1700000000");
        var request = Request(new() { DefaultBranch = "trunk", TagRules = new() { Dates = { "{date:yyyyMMdd-HHmm}" } }, OciLabels = true, CreatedLabel = true });
        Assert.Equal(["20231114-2213"], request.Tags);
        Assert.Equal("2023-11-14T22:13:20Z", request.Labels["org.opencontainers.image.created"]);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("-1")]
    [InlineData("999999999999999")]
    public void Need_a_SOURCE_DATE_EPOCH_that_is_a_time(string value)
    {
        cake.WithVariable("SOURCE_DATE_EPOCH", value);
        Assert.Equal(
            $"SOURCE_DATE_EPOCH: \"{value}\" is no number of seconds since 1970, such as 1700000000",
            Assert.Throws<DockerCiSettingsException>(() => Request(new() { OciLabels = true, CreatedLabel = true })).Message);
    }

    [Fact]
    public void Are_today_without_it()
    {
        var created = Request(new() { OciLabels = true, CreatedLabel = true }).Labels["org.opencontainers.image.created"];
        Assert.InRange(DateTimeOffset.Parse(created, null), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public void Are_labels_only_when_asked_and_the_scripts_win()
    {
        Assert.Empty(Request(new()).Labels);
        Assert.Equal(
            [
                new("a", "b"), new("org.opencontainers.image.ref.name", "trunk"), new("org.opencontainers.image.revision", "0123456789abcdef"),
                new("org.opencontainers.image.source", "https://example.com/mine"), new("org.opencontainers.image.url", "https://gitlab.example/acme/web"),
            ],
            Request(new() { OciLabels = true, Labels = { ["a"] = "b", ["org.opencontainers.image.source"] = "https://example.com/mine" } })
                .Labels.OrderBy(l => l.Key, StringComparer.Ordinal));
    }

    private BuildRequest Request(DockerCiBuildSettings settings)
    {
        settings.Image = "acme/web";
        return BuildRequests.Of(cake, settings).Request;
    }
}
