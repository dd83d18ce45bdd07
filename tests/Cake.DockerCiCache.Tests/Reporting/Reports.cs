using Cake.DockerCiCache.Reporting;
using Cake.DockerCiCache.Tests.Progress;
using Cake.DockerCiCache.Tests.Testing;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Reporting;

public sealed class Reports
{
    private static readonly string[] Targets = ["builder", "web-assets.v1_x", "tools", "final"];

    [Theory]
    [InlineData("classic-cold")]
    [InlineData("classic-changed")]
    [InlineData("modern-cold")]
    [InlineData("modern-changed")]
    [InlineData("containerd-cold")]
    [InlineData("containerd-changed")]
    public void Of_a_build_target_by_target(string log) =>
        GoldenFile.Check("Reporting/Golden", log, ReportBuilder.Build(
            [.. Targets.Select((target, i) =>
                Build($"{log}-{i + 1}-{target}", target == "final" ? "stage-3" : target.ToUpperInvariant()))]));

    [Theory]
    [InlineData("classic-single")]
    [InlineData("modern-heredoc")]
    [InlineData("containerd-max")]
    [InlineData("containerd-platforms")]
    [InlineData("classic-corrupt")]
    [InlineData("modern-corrupt")]
    [InlineData("modern-fail")]
    [InlineData("compose1-cold")]
    [InlineData("compose2-modern-cold-stdout")]
    [InlineData("compose2-containerd-warm-stdout")]
    public void Of_one_invocation(string log) =>
        GoldenFile.Check("Reporting/Golden", log, ReportBuilder.Build([Build(log, "app")]));

    [Fact]
    public void Are_given_as_json() =>
        GoldenFile.Check("Reporting/Golden", "modern-single.json", ReportBuilder.Build([Build("modern-single", "app")]).ToJson());

    [Fact]
    public void Count_each_step_once_however_many_invocations_saw_it()
    {
        var report = ReportBuilder.Build(
            [FromText("builder", "#1 [builder 2/2] RUN a\n#1 DONE 2.0s"), FromText("end", "#1 [Builder 2/2] RUN a\n#1 CACHED")]);
        Assert.Equal((1, 0, 0.0, 2.0), (report.StepsRun, report.StepsCached, report.CachedRatio, report.Stages[0].Seconds));
    }

    [Fact]
    public void Say_that_a_copied_stage_ran()
    {
        var report = ReportBuilder.Build([FromText("end", """
            #1 importing cache manifest from a/b:c
            #1 DONE 0.1s
            #2 [Builder 2/2] RUN a
            #2 DONE 2.0s
            #3 [end 2/3] COPY --link --from=builder /a /a
            #3 DONE 0.1s
            #4 [end 3/3] RUN true
            #4 DONE 0.1s
            """)], ["BUILDER", "END"]);
        Assert.Equal(
            ["its text or files changed", "stage builder ran", "after 2/3 COPY --link --from=builder /a /a"],
            report.Stages.SelectMany(stage => stage.Steps).Select(step => step.Reason));
    }

    [Fact]
    public void Say_that_a_layer_may_only_have_been_linked_again()
    {
        var report = ReportBuilder.Build([FromText("end", """
            #1 importing cache manifest from a/b:c
            #1 DONE 0.1s
            #2 [end 2/3] RUN a
            #2 CACHED
            #3 [end 3/5] COPY --link app /app/
            #3 DONE 0.0s
            #4 [end 4/5] COPY --link lib /lib/
            #4 DONE 0.0s
            #5 [end 5/5] RUN b
            #5 DONE 1.0s
            """)]);
        const string Linked = "its text or files changed, or its layer was only linked again";
        Assert.Equal(
            [null, Linked, Linked, "its text changed, or what COPY --link brings before it"],
            report.Stages.Single().Steps.Select(s => s.Reason));
    }

    [Fact]
    public void Of_a_build_without_steps_are_all_cached() =>
        Assert.Equal("total: 0 run, 0 cached (100 % from cache), 0.0 s", ReportBuilder.Build([]).ToString());

    [Fact]
    public void Are_never_wider_than_120_columns_and_never_break_a_line()
    {
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 300]).Sample(
            (stage, text, length) =>
            {
                var instruction = text.Replace("\n", " ", StringComparison.Ordinal) + new string('x', length);
                var lines = ReportBuilder.Build([FromText(stage, $"#1 [1/1] RUN {instruction}\n#1 DONE 1.0s")]).ToString().Split('\n');
                Assert.Equal(3, lines.Length);
                Assert.All(lines, line => Assert.True(line.Length <= 120 && !line.Any(char.IsControl)));
            },
            iter: 1000);
    }

    private static TargetBuild Build(string log, string label) => new(label, Recording.Read(log).Vertices, TimeSpan.FromSeconds(1.5));

    private static TargetBuild FromText(string label, string text) => new(label, Recording.ReadText(text).Vertices, TimeSpan.Zero);
}
