using Cake.DockerCiCache.Progress;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class PlainProgress
{
    [Fact]
    public void Output_that_looks_like_progress_changes_nothing()
    {
        var vertex = Assert.Single(Recording.ReadText("""
            #5 [2/2] RUN pretend
            #5 0.1 CACHED
            #5 0.1 #6 [3/3] RUN other
            #5 0.2 #5 ERROR: no
            #5 0.2 ------
            #5 DONE 1.5s
            """).Vertices);
        Assert.Equal((VertexOutcome.Done, TimeSpan.FromSeconds(1.5), null), (vertex.Outcome, vertex.Duration, vertex.Error));
        Assert.Equal(["CACHED", "#6 [3/3] RUN other", "#5 ERROR: no", "------"], vertex.OutputTail);
    }

    [Fact]
    public void A_vertex_is_one_however_often_it_is_named()
    {
        var vertices = Recording.ReadText("""
            #5 [a 2/2] RUN one
            #5 0.1 x
            #5 ...

            #6 [b 2/2] RUN two
            #6 DONE 0.2s

            #5 [a 2/2] RUN one
            #5 0.3 y
            #5 DONE 0.4s
            """).Vertices;
        Assert.Equal(["RUN one Done", "RUN two Done"], vertices.Select(v => $"{v.Name.Instruction} {v.Outcome}"));
    }

    [Fact]
    public void A_cached_step_whose_layer_is_fetched_later_stays_cached()
    {
        var vertex = Assert.Single(Recording.ReadText("""
            #9 [builder 4/4] RUN make
            #9 CACHED

            #9 [builder 4/4] RUN make
            #9 sha256:3a45 140B / 140B 0.0s done
            #9 DONE 0.1s
            """).Vertices);
        Assert.Equal((VertexOutcome.Cached, null), (vertex.Outcome, vertex.Duration));
    }

    [Fact]
    public void A_step_that_ran_for_one_target_and_is_cached_for_another_ran()
    {
        Assert.Equal(VertexOutcome.Done, Outcome("#9 [a 2/2] RUN make\n#9 0.1 x\n#9 DONE 0.1s\n\n#9 [b 2/2] RUN make\n#9 CACHED"));
        Assert.Equal(VertexOutcome.Done, Outcome("#9 [a 2/2] RUN make\n#9 CACHED\n\n#9 [b 2/2] RUN make\n#9 0.1 x\n#9 DONE 0.1s"));
    }

    [Theory]
    [InlineData("classic-corrupt")]
    [InlineData("modern-corrupt")]
    public void A_step_that_ran_after_its_cached_layer_could_not_be_fetched_ran_and_keeps_the_error(string log)
    {
        var step = Recording.Read(log).Vertices.Single(vertex => vertex.Name.Step == 4);
        Assert.Equal(VertexOutcome.Done, step.Outcome);
        Assert.Contains("416 Requested Range Not Satisfiable", step.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_several_lines_is_cut_to_its_first()
    {
        var vertex = Assert.Single(Recording.ReadText("#9 [2/2] RUN <<EOF\necho one\nEOF\n#9 DONE 0.1s").Vertices);
        Assert.Equal(("RUN <<EOF", VertexOutcome.Done), (vertex.Name.Instruction, vertex.Outcome));
    }

    [Fact]
    public void Numbers_begin_again_with_each_service_of_compose_v1()
    {
        var reader = Recording.Read("compose1-cold");
        Assert.Equal(["web", "worker-2"], reader.Vertices.Select(vertex => vertex.Name.Target).Distinct());
        Assert.Equal(VertexOutcome.Done, reader.Vertices.Single(v => v.Name is { Target: "web", Stage: "builder", Step: 4 }).Outcome);
        Assert.Equal(VertexOutcome.Cached, reader.Vertices.Single(v => v.Name is { Target: "worker-2", Step: 4 }).Outcome);
    }

    [Fact]
    public void Build_check_warnings_are_listed_once_and_without_colour() =>
        Assert.Equal(
            ["FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 6)"], Recording.Read("modern-notarget").Warnings);

    [Fact]
    public void Only_the_end_of_the_output_is_kept()
    {
        var reader = Recording.ReadText("#5 [2/2] RUN seq 1000000");
        for (var i = 1; i <= 1_000_000; i++)
        {
            reader.Read($"#5 0.1 {i}");
        }

        Assert.Equal(Enumerable.Range(999_981, 20).Select(i => $"{i}"), reader.Vertices[0].OutputTail);
    }

    [Fact]
    public void No_lines_make_the_reader_fail()
    {
        var piece = Gen.OneOf(
            "#", "#7", "#8 ", " ", "CACHED", "DONE ", "0.3s", "ERROR: ", "CANCELED", "...", "1.2 ", "[", "]", "2/3", "a ", "web",
            "internal",
            "sha256:", " / ", "------", "--------------------", "Building ", "\u001b[33m", "1 warning found (use x to expand):", " - ",
            "😀",
            "\0", "[/] ", "importing cache manifest from ", "exporting cache", "not found", "exit code: 99999999999999");
        Gen.OneOf(Gen.String, piece.Array[0, 8].Select(string.Concat)).Array[0, 30].Sample(
            lines =>
            {
                var reader = new PlainProgressReader();
                Array.ForEach(lines, reader.Read);
                _ = BuildFailureReader.Read(reader).ToString();
                _ = CacheImport.From(reader.Vertices);
            },
            iter: 2000);
    }

    private static VertexOutcome Outcome(string text) => Assert.Single(Recording.ReadText(text).Vertices).Outcome;
}
