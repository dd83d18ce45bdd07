using Cake.DockerCiCache.Dockerfiles;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

public sealed class OddDockerfiles
{
    public static TheoryData<string> Names => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_read_as_BuildKit_reads_them(string name)
    {
        var golden = GoldenCase.Read(name);
        if (golden.Error is not null)
        {
            var error = Assert.Throws<DockerfileException>(() => StageGraph.Parse("Dockerfile", golden.Text, golden.Options));
            Assert.Equal(golden.Error.TrimEnd('\n'), error.Message);
            return;
        }

        Assert.Equal(golden.Graph, GraphText.Of(StageGraph.Parse("Dockerfile", golden.Text, golden.Options)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keep_their_graph_when_unnamed_stages_get_names(string name)
    {
        var golden = GoldenCase.Read(name);
        if (golden.Error is null)
        {
            NamedStages.KeepTheGraph(golden.Text, golden.Options);
        }
    }
}
