using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases.Orders;

/// <summary>Compose's own search, which an added override file would switch off.</summary>
public sealed class ComposeFilesFound
{
    private readonly FakeCake cake = new();

    [Theory]
    [InlineData("compose.yaml docker-compose.yml", "compose.yaml", "docker-compose.yml")]
    [InlineData("docker-compose.yml docker-compose.override.yml", "docker-compose.yml docker-compose.override.yml", "docker-compose.yml docker-compose.override.yml")]
    [InlineData("docker-compose.yaml other.yml", "docker-compose.yaml", "docker-compose.yaml")]
    [InlineData("other.yml", "", "")]
    public void Are_those_of_well_known_names(string there, string expected, string expectedOfFirstGeneration)
    {
        foreach (var file in there.Split(' '))
        {
            cake.WithFile($"/repo/{file}");
        }

        Assert.Equal(expected, string.Join(' ', Find()));
        Assert.Equal(expectedOfFirstGeneration, string.Join(' ', Find(isFirstGeneration: true)));
    }

    [Fact]
    public void May_be_in_a_folder_above()
    {
        cake.WithFile("/repo/compose.yml").WithFile("/repo/compose.override.yml").FileSystem.CreateDirectory("/repo/a/b");
        Assert.Equal(["/repo/compose.yml", "/repo/compose.override.yml"], Find(new DockerCiComposeSettings { WorkingDirectory = "/repo/a/b" }));
    }

    [Fact]
    public void Are_those_of_the_variable_before_those_of_well_known_names()
    {
        cake.WithFile("/repo/compose.yml").WithVariable("COMPOSE_FILE", "a.yml:b.yml");
        Assert.Equal(["a.yml", "b.yml"], Find());
    }

    [Fact]
    public void May_be_named_by_the_file_of_variables()
    {
        cake.WithFile("/repo/compose.yml").WithFile("/repo/.env", "# COMPOSE_FILE=no.yml\nCOMPOSE_FILE=\"a.yml,b.yml\"\nCOMPOSE_PATH_SEPARATOR=,\n");
        Assert.Equal(["a.yml", "b.yml"], Find());
    }

    [Theory]
    [InlineData("export COMPOSE_FILE=a.yml")]
    [InlineData("  COMPOSE_FILE = a.yml ")]
    [InlineData("COMPOSE_FILE=a.yml # the one")]
    [InlineData("COMPOSE_FILE='a.yml' # the one")]
    [InlineData("export  COMPOSE_FILE = \"a.yml\"")]
    [InlineData("COMPOSE_FILE=b.yml\nCOMPOSE_FILE=a.yml\nXCOMPOSE_FILE=c.yml\nCOMPOSE_FILES=d.yml")]
    public void May_be_named_in_each_way_that_the_file_of_variables_knows(string line)
    {
        cake.WithFile("/repo/.env", line + "\n");
        Assert.Equal(["a.yml"], Find(isFirstGeneration: true));
    }

    [Theory]
    [InlineData("COMPOSE_FILE=${X}.yml\nCOMPOSE_PATH_SEPARATOR=,", null, 1)]
    [InlineData("X=1", "my.env", 1)]
    [InlineData("X=1", null, 0)]
    public void Are_asked_of_compose_where_a_file_of_variables_may_name_them(string line, string? elsewhere, int questions)
    {
        cake.WithFile("/repo/compose.yml").WithFile("/repo/.env", line + "\n");
        if (elsewhere is not null)
        {
            cake.WithVariable("COMPOSE_ENV_FILES", elsewhere);
        }

        var asked = new List<string>();
        var files = new ComposeFiles(cake, new DockerCiComposeSettings(), isFirstGeneration: false)
        {
            Ask = names =>
            {
                asked.Add(string.Join(' ', names));
                return new Dictionary<string, string> { ["COMPOSE_FILE"] = "a.yml,b.yml", ["COMPOSE_PATH_SEPARATOR"] = "," };
            },
        };
        Assert.Equal(questions == 0 ? ["compose.yml"] : ["a.yml", "b.yml"], files.Find());
        Assert.Equal(Enumerable.Repeat("COMPOSE_FILE COMPOSE_PATH_SEPARATOR COMPOSE_PROFILES DOCKER_DEFAULT_PLATFORM", questions), asked);
    }

    [Fact]
    public void Are_the_scripts_own_before_all()
    {
        cake.WithFile("/repo/compose.yml").WithVariable("COMPOSE_FILE", "a.yml");
        Assert.Equal(["x.yml", "y.yml"], Find(new DockerCiComposeSettings { Files = { "x.yml", "y.yml" } }));
    }

    private IReadOnlyList<string> Find(DockerCiComposeSettings? settings = null, bool isFirstGeneration = false) =>
        new ComposeFiles(cake, settings ?? new DockerCiComposeSettings(), isFirstGeneration).Find();
}
