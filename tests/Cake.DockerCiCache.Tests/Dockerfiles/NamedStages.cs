using Cake.DockerCiCache.Dockerfiles;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

public sealed class NamedStages
{
    [Fact]
    public void Get_the_name_that_BuildKit_shows() =>
        Assert.Equal("FROM a AS stage-0\nFROM b\n", Name("FROM a\nFROM b\n", 0));

    [Fact]
    public void Get_another_name_when_that_one_is_a_stage() =>
        Assert.Equal("FROM a AS stage-0-unnamed\nFROM b AS stage-0\n", Name("FROM a\nFROM b AS stage-0\n", 0));

    [Fact]
    public void Get_another_name_when_that_one_is_an_image() =>
        Assert.Equal("FROM a AS stage-0-unnamed\nFROM b\nCOPY --from=stage-0 / /\n", Name("FROM a\nFROM b\nCOPY --from=stage-0 / /\n", 0));

    [Fact]
    public void Get_another_name_when_a_trigger_mentions_that_one() =>
        Assert.Equal(
            "FROM a AS stage-0-unnamed\nONBUILD RUN --mount=from=stage-0,target=/x true\n",
            Name("FROM a\nONBUILD RUN --mount=from=stage-0,target=/x true\n", 0));

    [Fact]
    public void Get_another_name_when_a_build_context_has_that_one()
    {
        var options = new StageGraphOptions { BuildContexts = new Dictionary<string, string> { ["stage-0:latest"] = "." } };
        var graph = StageGraph.Parse("Dockerfile", "FROM a\n", options);
        Assert.Equal("FROM a AS stage-0-unnamed\n", StageNaming.Add("FROM a\n", graph, [0])?.Text);
    }

    [Fact]
    public void Are_named_inside_a_continuation_with_comments() =>
        Assert.Equal(
            "from \\\r\n # why\r\n\r\n  a:1 AS stage-0 \\\t\r\n# last\r\n\r\n",
            Name("from \\\r\n # why\r\n\r\n  a:1 \\\t\r\n# last\r\n\r\n", 0));

    [Fact]
    public void Are_named_behind_a_byte_order_mark_and_at_the_end_of_the_file() =>
        Assert.Equal("\uFEFF# escape=`\nFROM a AS stage-0 `", Name("\uFEFF# escape=`\nFROM a `", 0));

    [Fact]
    public void Are_left_alone_when_they_have_a_name() =>
        Assert.Null(StageNaming.Add("FROM a AS b", StageGraph.Parse("Dockerfile", "FROM a AS b", new()), [0]));

    [Fact]
    public void Are_left_alone_when_the_last_one_would_change_TARGETSTAGE()
    {
        const string Text = "FROM a\nARG TARGETSTAGE\n";
        Assert.Null(StageNaming.Add(Text, StageGraph.Parse("Dockerfile", Text, new()), [0]));
    }

    internal static void KeepTheGraph(string text, StageGraphOptions options)
    {
        var graph = StageGraph.Parse("Dockerfile", text, options);
        var named = StageNaming.Add(text, graph, [.. graph.Stages.Select(stage => stage.Index)]);
        if (named is null)
        {
            return;
        }

        var after = StageGraph.Parse("Dockerfile", named.Text, options);
        var names = named.Names;
        var expected = graph.Stages.Select(stage => stage with { Name = names.GetValueOrDefault(stage.Index, stage.Name!) });
        Assert.Equal(GraphText.Of(graph with { Stages = [.. expected] }), GraphText.Of(after));
    }

    private static string? Name(string text, int index) =>
        StageNaming.Add(text, StageGraph.Parse("Dockerfile", text, new StageGraphOptions()), [index])?.Text;
}
