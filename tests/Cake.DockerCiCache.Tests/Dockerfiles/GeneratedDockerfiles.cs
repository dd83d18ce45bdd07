using Cake.DockerCiCache.Dockerfiles.Stages;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

public sealed class GeneratedDockerfiles
{
    private static readonly string[] Pieces =
    [
        "FROM ", "from\t", "a", "b", "scratch", " AS ", " as ", "\n", "\n", "\n", "\r\n", " ", "\\", "\\\n", "`", "#", "# escape=`\n", "# syntax=x\n",
        "COPY ", "--from=", "a ", "0 ", "1 ", "/x ", "RUN ", "--mount=", "type=", "cache", "bind", "secret", ",", "target=/x ", "from=a", "\"", "'",
        "ONBUILD ", "ARG ", "X", "X=1", "=", "$X", "${X", ":-", "}", "#*", "%%", "/", "//", "?", "<<E", "<<-\"E\"", "E\n", "[", "]", "\"x\"", "--", "--platform=",
        "linux/amd64 ", "ENV ", "EXPOSE ", "HEALTHCHECK ", "--interval=1s ", "CMD ", "SHELL ", "VOLUME ", "\uFEFF", "é", "\u00A0", "\uD800", "\0",
    ];

    private static readonly Gen<string> OddText = Gen.OneOf(
        OneOf(Pieces).Array[0, 40].Select(string.Concat),
        OneOf(Pieces).Array[0, 30].Select(pieces => "FROM a AS a\n" + string.Concat(pieces)),
        Gen.String[0, 200]);

    // For each stage: whether it is named, its base (-1 is an image), and the stages it copies from or mounts.
    private static readonly Gen<string> Lines = OneOf(" ", "\t", " \\\n  ", " \\  \n# comment\n\n ");

    private static readonly Gen<(bool Named, int Base, int[] Copies, string Blank)[]> Shapes =
        Gen.Select(Gen.Bool, Gen.Int[-1, 30], Gen.Int[0, 30].Array[0, 3], Lines).Array[1, 12];

    [Fact]
    public void Are_read_back_as_the_graph_they_were_made_from() =>
        Shapes.Sample(shape => Assert.Equal(Expected(shape), Edges(StageGraph.Parse("Dockerfile", Write(shape), new()))));

    [Fact]
    public void Keep_their_graph_when_unnamed_stages_get_names() =>
        Shapes.Sample(shape => NamedStages.KeepTheGraph(Write(shape), new()));

    [Fact]
    public void Of_any_text_give_a_graph_or_a_DockerfileException() => OddText.Sample(
        text =>
        {
            try
            {
                NamedStages.KeepTheGraph(text, new());
            }
            catch (DockerfileException refused)
            {
                Assert.StartsWith("Dockerfile", refused.Message, StringComparison.Ordinal);
            }
        },
        iter: 20_000);

    [Fact]
    public void With_a_thousand_stages_are_read_quickly()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"FROM {(i == 0 ? "a" : $"s{i - 1}")} AS s{i}\nCOPY --from={i / 2} /x /y\nRUN --mount=from=s{i / 3},target=/z true\n"));
        text = text.Replace("AS s0\nCOPY --from=0 /x /y\nRUN --mount=from=s0,target=/z true\n", "AS s0\n", StringComparison.Ordinal);
        StageGraph.Parse("Dockerfile", text, new());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var graph = StageGraph.Parse("Dockerfile", text, new());
        Assert.Equal(1000, graph.Required.Count);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static string Reference((bool Named, int Base, int[] Copies, string Blank)[] shape, int index) =>
        shape[index].Named ? $"S{index}" : $"{index}";

    private static int BaseOf((bool Named, int Base, int[] Copies, string Blank)[] shape, int index)
    {
        var wanted = shape[index].Base;
        return wanted >= 0 && wanted < index && shape[wanted].Named ? wanted : -1;
    }

    private static string Write((bool Named, int Base, int[] Copies, string Blank)[] shape)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < shape.Length; i++)
        {
            var (blank, from) = (shape[i].Blank, BaseOf(shape, i));
            text.Append($"FROM{blank}{(from < 0 ? "image" : $"s{from}")}{(shape[i].Named ? $"{blank}AS{blank}s{i}" : string.Empty)}\n");
            foreach (var source in shape[i].Copies.Where(source => source < i))
            {
                text.Append(source % 2 == 0 || !shape[source].Named
                    ? $"COPY{blank}--from={Reference(shape, source)} /x /y\n"
                    : $"RUN{blank}--mount=from={Reference(shape, source)},target=/x{blank}true\n");
            }
        }

        return text.ToString();
    }

    private static string Expected((bool Named, int Base, int[] Copies, string Blank)[] shape) => string.Join(
        '\n',
        shape.Select((stage, i) => $"{i}: {string.Join(' ', stage.Copies.Where(source => source < i).Append(BaseOf(shape, i)).Where(source => source >= 0).Distinct().Order())}"));

    private static string Edges(StageGraph graph) => string.Join(
        '\n',
        graph.Stages.Select(stage => $"{stage.Index}: {string.Join(' ', stage.Uses.Select(use => use.Index).Distinct().Order())}"));
}
