using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Tests.Testing;
using CsCheck;

namespace Cake.DockerCiCache.Tests.CiOutput;

public sealed class CommandsOfVendors
{
    private const string Tricky = "50 % of 'a|b' [c]; x=1, y:z\r\nsecond line é";

    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    [Theory]
    [InlineData(DockerCiVendor.GitHubActions)]
    [InlineData(DockerCiVendor.AzurePipelines)]
    [InlineData(DockerCiVendor.TeamCity)]
    [InlineData(DockerCiVendor.GitLabCi)]
    [InlineData(DockerCiVendor.CircleCi)]
    [InlineData(DockerCiVendor.Local)]
    public void Are_as_written_down(DockerCiVendor vendor)
    {
        var commands = LogCommands.Of(vendor);
        string?[] lines =
        [
            .. Group(commands, "build 1 of 2: builder"),
            .. Group(commands, Tricky),
            commands.Error(new Annotation("the Docker engine does not answer")),
            commands.Error(new Annotation("no such file", "/repo/Dockerfile")),
            commands.Error(new Annotation(Tricky, "/repo/a,b;c:d]/Dockerfile", 12)),
            .. commands.Set("DOCKERCI_TAGS", "acme/web:1 acme/web:latest"),
            .. commands.Set("DOCKERCI_X", Tricky),
        ];
        GoldenFile.Check("CiOutput/Golden", vendor.ToString(), string.Join('\n', lines.Select(Visible)));
    }

    [Fact]
    public void Reach_GitHubs_runner_as_they_were_meant()
    {
        Gen.Select(Gen.String[1, 20], Gen.String[1, 20], Gen.Int[1, 999]).Sample((text, file, line) =>
        {
            var commands = LogCommands.Of(DockerCiVendor.GitHubActions);
            var error = GitHubRunner.CommandIn(commands.Error(new Annotation(text, "/" + file, line))!)!.Value;
            Assert.Equal(("error", text, $"{line}", "/" + file), (error.Name, error.Data, error.Properties["line"], error.Properties["file"]));
            var group = GitHubRunner.CommandIn(commands.Open(new LogGroup(text, Start))!)!.Value;
            Assert.Equal(("group", text), (group.Name, group.Data));
        });
    }

    [Theory]
    [InlineData(DockerCiVendor.GitHubActions)]
    [InlineData(DockerCiVendor.AzurePipelines)]
    [InlineData(DockerCiVendor.TeamCity)]
    public void Are_one_line_each(DockerCiVendor vendor)
    {
        var commands = LogCommands.Of(vendor);
        Gen.String.Sample(text => Assert.All(
            Group(commands, text).Append(commands.Error(new Annotation(text, text, 1))).Concat(commands.Set("A", text)),
            line => Assert.DoesNotContain(line!, c => c is '\r' or '\n')));
    }

    [Fact]
    public void Close_what_they_opened_under_a_name_that_GitLab_takes_once()
    {
        Gen.String.Sample(text =>
        {
            var (open, close) = Group(LogCommands.Of(DockerCiVendor.GitLabCi), text) is [var first, var second] ? (first!, second!) : default;
            Assert.Matches(@"\A\x1b\[0Ksection_start:1700000000:[a-zA-Z0-9_.-]+\r\x1b\[0K[^\r\n]*\z", open);
            Assert.Matches(@"\A\x1b\[0Ksection_end:1700000009:[a-zA-Z0-9_.-]+\r\x1b\[0K\z", close);
            Assert.Equal(open.Split(':', '\r')[2], close.Split(':', '\r')[2]);
        });
        var again = new LogGroup("build 1 of 2: builder", Start.AddMilliseconds(1));
        Assert.DoesNotContain(LogCommands.Of(DockerCiVendor.GitLabCi).Open(again)!.Split(':', '\r')[2], Group(LogCommands.Of(DockerCiVendor.GitLabCi), again.Title)[0]!);
    }

    [Fact]
    public void Are_shortened_to_what_TeamCity_takes()
    {
        var line = LogCommands.Of(DockerCiVendor.TeamCity).Error(new Annotation(new string('x', 5000)))!;
        Assert.Equal(4000, line.Count(c => c == 'x'));
    }

    private static IReadOnlyList<string?> Group(LogCommands commands, string title)
    {
        var group = new LogGroup(title, Start);
        return [commands.Open(group), commands.Close(group, Start.AddSeconds(9))];
    }

    private static string Visible(string? line) => line is null ? "-" : line.Replace("\u001b", "\\e", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
