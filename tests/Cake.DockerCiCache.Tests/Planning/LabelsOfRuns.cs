using Cake.DockerCiCache.Planning.Tagging;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class LabelsOfRuns
{
    private static readonly DockerCiFacts Run = new()
    {
        Vendor = DockerCiVendor.GitLabCi,
        VendorName = "GitLab CI",
        Branch = "feature/x",
        Commit = "0123456",
        RepositoryUrl = "https://gitlab.example/acme/web",
    };

    [Fact]
    public void Name_source_revision_and_branch() => Assert.Equal(
        "ref.name=feature/x revision=0123456 source=https://gitlab.example/acme/web url=https://gitlab.example/acme/web", Labels(Run));

    [Theory]
    [InlineData("v1.2.3+5", "ref.name=v1.2.3+5 version=1.2.3")]
    [InlineData("release-7", "ref.name=release-7 version=release-7")]
    public void Name_the_version_of_a_Git_tag(string tag, string expected) =>
        Assert.Equal(expected, Labels(Run with { Branch = null, Commit = null, RepositoryUrl = null, Tag = tag }));

    [Fact]
    public void Are_none_where_nothing_is_known() => Assert.Empty(ImageLabels.Of(new() { Vendor = DockerCiVendor.Local, VendorName = "local" }, null));

    [Fact]
    public void Have_the_time_only_when_asked()
    {
        Assert.DoesNotContain("org.opencontainers.image.created", ImageLabels.Of(Run, null).Keys);
        var labels = ImageLabels.Of(Run, new DateTimeOffset(2026, 1, 31, 23, 30, 5, TimeSpan.FromHours(-2)));
        Assert.Equal("2026-02-01T01:30:05Z", labels["org.opencontainers.image.created"]);
    }

    private static string Labels(DockerCiFacts run) =>
        string.Join(' ', ImageLabels.Of(run, null).Select(l => $"{l.Key.Replace("org.opencontainers.image.", "", StringComparison.Ordinal)}={l.Value}"));
}
