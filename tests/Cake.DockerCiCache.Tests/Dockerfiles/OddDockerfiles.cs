using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

public sealed class OddDockerfiles
{
    public static TheoryData<string> Names => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_read_as_BuildKit_reads_them(string name)
    {
        var (file, other, text) = Read(GoldenCase.Read(name));
        GoldenFile.CheckFile(GoldenCase.PathOf(name, file), text.TrimEnd('\n'));
        Assert.False(File.Exists(GoldenFile.PathOf(GoldenCase.PathOf(name, other))), $"{name} has {other}, too");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keep_their_graph_when_unnamed_stages_get_names(string name)
    {
        var golden = GoldenCase.Read(name);
        if (!golden.IsRefused)
        {
            NamedStages.KeepTheGraph(golden.Text, golden.Options);
        }
    }

    private static (string File, string Other, string Text) Read(GoldenCase golden)
    {
        try
        {
            return ("graph.txt", "error.txt", GraphText.Of(StageGraph.Parse("Dockerfile", golden.Text, golden.Options)));
        }
        catch (DockerfileException error)
        {
            return ("error.txt", "graph.txt", error.Message);
        }
    }
}
