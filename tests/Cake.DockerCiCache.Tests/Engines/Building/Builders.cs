using Cake.Core;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Building;

/// <summary>Builders of the user's, by name or described.</summary>
public sealed class Builders
{
    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile").WithEngine(RecordedEngine.Modern);

    [Fact]
    public void By_name_are_asked_and_used()
    {
        cake.Docker.Answer("buildx inspect ci", DockerReply.Ok("Name:   ci\nDriver: docker-container"));
        var built = cake.DockerCiBuild(new DockerCiBuildSettings { Image = "acme/web", Builder = "ci" });
        Assert.Contains("builder ci (docker-container)", built.Plan.Engine, StringComparison.Ordinal);
        Assert.Equal(["--builder", "ci"], built.Plan.Steps[0].Arguments.SkipWhile(a => a != "--builder").Take(2));
    }

    [Fact]
    public void That_are_not_there_are_an_error_with_a_remedy()
    {
        cake.Docker.Answer("buildx inspect ci", DockerReply.Fails("ERROR: no builder \"ci\" found"));
        var error = Assert.Throws<CakeException>(() => cake.DockerCiBuild(new DockerCiBuildSettings { Image = "acme/web", Builder = "ci" }));
        Assert.StartsWith("there is no builder \"ci\": ERROR: no builder \"ci\" found\nCreate it (docker buildx create --name ci)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void That_are_described_are_created_once()
    {
        cake.Docker
            .Answer("buildx inspect ci", DockerReply.Fails("ERROR: no builder \"ci\" found"), DockerReply.Ok("Name:   ci\nDriver: kubernetes"))
            .Answer("buildx create", DockerReply.Ok("ci"));
        cake.DockerCiBuild(Described());
        cake.DockerCiBuild(Described());
        Assert.Equal(
            ["buildx", "create", "--name", "ci", "--driver", "kubernetes", "--driver-opt", "namespace=ci", "--driver-opt", "replicas=4", "--buildkitd-config", "buildkitd.toml", "remote-context"],
            Assert.Single(cake.Docker.Calls, c => c.StartsWith("buildx create")).Arguments);
    }

    [Fact]
    public void That_can_not_be_created_are_an_error_in_dockers_words()
    {
        cake.Docker.Answer("buildx inspect ci", DockerReply.Fails("none")).Answer("buildx create", DockerReply.Fails("ERROR: no such driver"));
        Assert.Equal("builder \"ci\" (kubernetes) could not be created: ERROR: no such driver", Assert.Throws<CakeException>(() => cake.DockerCiBuild(Described())).Message);
    }

    [Fact]
    public void That_take_no_TLS_files_from_the_environment_say_what_does()
    {
        cake.Docker.Answer("buildx inspect ci", DockerReply.Fails("none"))
            .Answer("buildx create", DockerReply.Fails("ERROR: could not create a builder instance with TLS data loaded from environment. Please use `docker context create <context-name>` to create a context for current environment"));
        Assert.EndsWith("and give its name as the builder's Endpoint", Assert.Throws<CakeException>(() => cake.DockerCiBuild(Described())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_are_refused()
    {
        var settings = Described();
        settings.Builder = null;
        Assert.Equal(nameof(settings.Builder), Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(settings)).Setting);
    }

    private static DockerCiBuildSettings Described() => new()
    {
        Image = "acme/web",
        Builder = "ci",
        CreateBuilder = new DockerCiBuilderSettings
        {
            Driver = "kubernetes",
            Options = { ["namespace"] = "ci", ["replicas"] = "4" },
            Endpoint = "remote-context",
            Configuration = "buildkitd.toml",
        },
    };
}
