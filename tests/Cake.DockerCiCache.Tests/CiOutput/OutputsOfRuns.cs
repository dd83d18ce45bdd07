using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Reporting;
using Cake.DockerCiCache.Tests.Progress;
using Cake.DockerCiCache.Tests.Testing;
using CsCheck;

namespace Cake.DockerCiCache.Tests.CiOutput;

public sealed class OutputsOfRuns
{
    private const string Digest = "sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49";

    private static readonly RunOutput Built = new()
    {
        Title = "acme/web",
        Image = "acme/web",
        Tags = ["acme/web:1.2", "acme/web:latest"],
        Report = Report("#1 [builder 2/2] RUN a | `b` <c>\n#1 CACHED\n#2 [final 2/3] COPY . .\n#2 DONE 0.1s\n#3 [final 3/3] RUN <<EOF *x*\n#3 DONE 2.5s"),
        ReportFile = "/repo/report.json",
    };

    private static readonly RunOutput Pushed = Built with
    {
        Digests = new Dictionary<string, string> { ["acme/web:1.2"] = Digest, ["acme/web:latest"] = Digest, ["acme/web:builder"] = "sha256:b" },
    };

    [Fact]
    public void Are_a_file_of_steps_outputs_for_GitHub() =>
        GoldenFile.Check("CiOutput/Golden", "github-output", GitHubOutputFile.Lines(OutputValue.Of(Pushed), null, "EOF"));

    [Fact]
    public void Are_read_by_GitHubs_runner_as_they_were_written()
    {
        Gen.String[Gen.Char["a<=\r%é"], 0, 12].Array[1, 3].Sample(lines =>
            Assert.Equal(string.Join('\n', lines), GitHubRunner.Outputs(GitHubOutputFile.Lines([new("a", lines)], "web", "random-1f"))["web-a"]));
    }

    [Fact]
    public void Are_variables_for_GitLab() => GoldenFile.Check("CiOutput/Golden", "dotenv", DotEnvFile.Merge(string.Empty, OutputValue.Of(Pushed), "web"));

    [Fact]
    public void Are_json_for_everybody()
    {
        GoldenFile.Check("CiOutput/Golden", "output.json", OutputJson.Of(Pushed));
        Assert.Contains("\"digest\": null", OutputJson.Of(Built), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_a_page_for_GitHub()
    {
        GoldenFile.Check("CiOutput/Golden", "summary-build", StepSummary.OfBuild(Built));
        GoldenFile.Check("CiOutput/Golden", "summary-push", StepSummary.OfPush(Pushed));
    }

    [Fact]
    public void Are_what_is_known()
    {
        Assert.Equal(["image", "tags", "cache-hit-ratio", "report-file"], OutputValue.Of(Built).Select(v => v.Name));
        Assert.Equal(OutputValue.Names, OutputValue.Of(Pushed).Select(v => v.Name));
        Assert.Equal(["tags"], OutputValue.Of(new() { Title = "x", Tags = ["a/b:c"], Report = Report(string.Empty) }).Select(v => v.Name));
        Assert.Null((Pushed with { Image = null }).Digest);
    }

    [Fact]
    public void Leave_the_variables_of_others_in_the_file()
    {
        const string Before = "OTHER=1\r\n\nDOCKERCI_WEB_DIGEST=old\nDOCKERCI_DIGEST=mine\n";
        Assert.Equal("OTHER=1\nDOCKERCI_DIGEST=mine\nDOCKERCI_WEB_IMAGE=acme/web\n", DotEnvFile.Merge(Before, [new("image", ["acme/web"])], "web"));
    }

    [Fact]
    public void Are_one_line_without_references_to_other_variables_for_GitLab() =>
        Assert.Equal("DOCKERCI_REPORT_FILE=/a $$HOME b\n", DotEnvFile.Merge(string.Empty, [new("report-file", ["/a $HOME\nb"])], null));

    [Fact]
    public void Have_a_page_that_is_short_for_many_stages()
    {
        var text = string.Concat(Enumerable.Range(1, 300).Select(i => $"#{i} [s{i} 2/2] RUN {new string('x', 500)}\n#{i} DONE 1.0s\n"));
        var page = StepSummary.OfBuild(Built with { Report = Report(text) });
        Assert.Contains("\n| and 250 more | | | |\n", page, StringComparison.Ordinal);
        Assert.Contains("\n| and 250 more | | |\n", page, StringComparison.Ordinal);
        Assert.True(page.Length < 20_000, $"{page.Length}");
    }

    [Fact]
    public void Have_a_page_without_markup_of_others()
    {
        Gen.String.Sample(text => Assert.DoesNotContain(MarkdownText.Of(text), c => c is '|' or '<' or '`' or '*' or '[' or '\n' or '\\' or '@'));
        Assert.Equal("a&#124;b&#60;i&#62; https&#58;//x", MarkdownText.Of("a|b<i> https://x"));
    }

    private static DockerCiReport Report(string text) => ReportBuilder.Build([new("final", Recording.ReadText(text).Vertices, TimeSpan.FromSeconds(3.5))]);
}
