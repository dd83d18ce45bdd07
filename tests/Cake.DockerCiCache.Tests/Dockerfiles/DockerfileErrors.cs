namespace Cake.DockerCiCache.Tests.Dockerfiles;

public sealed class DockerfileErrors
{
    [Fact]
    public void Name_file_and_line_first()
    {
        Assert.Equal("Dockerfile:3: no", new DockerfileException("Dockerfile", 3, "no").Message);
    }
}
