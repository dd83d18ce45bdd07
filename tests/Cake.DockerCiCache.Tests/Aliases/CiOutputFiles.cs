using System.Text.Json;
using Cake.DockerCiCache.Tests.CiOutput;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class CiOutputFiles
{
    private static readonly string Digest = "sha256:" + new string('a', 64);

    private readonly FakeCake cake = new FakeCake()
        .WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithEngine(RecordedEngine.Modern);

    public CiOutputFiles() => cake.Docker
        .Answer("buildx build", DockerReply.Progress("#1 [stage-0 2/2] RUN make\n#1 CACHED"))
        .Answer("push", DockerReply.Ok($"latest: digest: {Digest} size: 1"));

    [Fact]
    public void Give_GitHubs_next_steps_what_was_built_and_then_pushed()
    {
        cake.WithVariable("GITHUB_ACTIONS", "true").WithFile("/tmp/out", "mine=1\n").WithVariable("GITHUB_OUTPUT", "/tmp/out")
            .WithFile("/tmp/summary", "# Mine\n").WithVariable("GITHUB_STEP_SUMMARY", "/tmp/summary");
        var built = cake.DockerCiBuild(Settings(s => s.ReportFile = "report.json"));
        var outputs = GitHubRunner.Outputs(Rest("/tmp/out", "mine=1\n"));
        Assert.Equal(
            [new("image", "acme/web"), new("tags", "acme/web:1.0\nacme/web:latest"), new("cache-hit-ratio", "1"), new("report-file", "/repo/report.json")],
            outputs);
        cake.DockerCiPush(built);
        outputs = GitHubRunner.Outputs(Rest("/tmp/out", "mine=1\n"));
        Assert.Equal((Digest, $"acme/web:1.0@{Digest}\nacme/web:latest@{Digest}"), (outputs["digest"], outputs["digests"]));
        Assert.StartsWith("### acme/web\n\n| stage |", Rest("/tmp/summary", "# Mine\n"), StringComparison.Ordinal);
        Assert.Contains("\n| pushed | digest |\n", cake.TextOf("/tmp/summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void Have_another_delimiter_each_time()
    {
        cake.WithFile("/tmp/out", string.Empty).WithVariable("GITHUB_OUTPUT", "/tmp/out");
        cake.DockerCiBuild(Settings());
        cake.DockerCiBuild(Settings());
        Assert.Equal(2, cake.TextOf("/tmp/out").Split('\n').Where(l => l.StartsWith("image<<", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public void Are_not_made_where_GitHubs_runner_made_none()
    {
        cake.WithVariable("GITHUB_OUTPUT", "/tmp/gone/out").WithVariable("GITHUB_STEP_SUMMARY", "/tmp/gone/summary").DockerCiBuild(Settings());
        Assert.False(cake.FileSystem.GetDirectory("/tmp/gone").Exists);
    }

    [Theory]
    [InlineData("ci/build.env", null, "/repo/ci/build.env")]
    [InlineData(null, "/srv/build.env", "/srv/build.env")]
    public void Give_GitLab_its_variables(string? setting, string? variable, string file)
    {
        cake.WithFile(file, "MINE=1\n").WithVariable("DOCKERCI_DOTENV", variable ?? string.Empty);
        cake.DockerCiPush(cake.DockerCiBuild(Settings(s => s.DotEnvFile = setting)));
        Assert.Equal(
            $"""
            MINE=1
            DOCKERCI_IMAGE=acme/web
            DOCKERCI_TAGS=acme/web:1.0 acme/web:latest
            DOCKERCI_DIGEST={Digest}
            DOCKERCI_DIGESTS=acme/web:1.0@{Digest} acme/web:latest@{Digest}
            DOCKERCI_CACHE_HIT_RATIO=1

            """,
            cake.TextOf(file));
    }

    [Theory]
    [InlineData("out/built.json", null, "/repo/out/built.json")]
    [InlineData(null, "built.json", "/repo/built.json")]
    public void Give_json_to_everybody(string? setting, string? variable, string file)
    {
        cake.WithVariable("DOCKERCI_OUTPUT", variable ?? string.Empty);
        var built = cake.DockerCiBuild(Settings(s => s.OutputFile = setting));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(cake.TextOf(file)).RootElement.GetProperty("digest").ValueKind);
        cake.DockerCiPush(built);
        Assert.Equal(Digest, JsonDocument.Parse(cake.TextOf(file)).RootElement.GetProperty("digest").GetString());
    }

    [Theory]
    [InlineData("TF_BUILD", "##vso[task.setvariable variable=DOCKERCI_WEB_DIGEST;isOutput=true]")]
    [InlineData("TEAMCITY_VERSION", "##teamcity[setParameter name='env.DOCKERCI_WEB_DIGEST' value='")]
    public void Are_lines_of_the_log_at_any_verbosity_on(string variable, string line)
    {
        cake.Log.Verbosity = Cake.Core.Diagnostics.Verbosity.Quiet;
        cake.WithVariable(variable, "1").WithVariable("TF_BUILD", variable == "TF_BUILD" ? "True" : string.Empty);
        cake.DockerCiPush(cake.DockerCiBuild(Settings(s => s.OutputPrefix = "web")));
        Assert.Contains(cake.Log.Seen, l => l.StartsWith(line + Digest, StringComparison.Ordinal));
    }

    [Fact]
    public void Say_when_they_cannot_be_written()
    {
        cake.FileSystem.CreateDirectory("/repo/out");
        Assert.Equal(
            "\"/repo/out\" can't be written: Access to the path '/repo/out' is denied. Name another file in the setting or the variable that asks for it",
            Assert.Throws<Cake.Core.CakeException>(() => cake.DockerCiBuild(Settings(s => s.OutputFile = "out"))).Message);
    }

    [Fact]
    public void Need_a_prefix_that_begins_a_name()
    {
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(Settings(s => s.OutputPrefix = "a<<b")));
        Assert.Equal("OutputPrefix: \"a<<b\" can't begin a name: use a letter, then letters, digits, '_' or '-'", error.Message);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Tell_of_a_compose_projects_services()
    {
        const string Config = """{"name":"shop","services":{"web":{"image":"acme/web:2","build":{"context":"/repo","dockerfile":"Dockerfile"}}}}""";
        cake.FileSystem.CreateDirectory("/special");
        cake.WithFile("/repo/compose.yml").WithVariable("GITHUB_ACTIONS", "true").WithVariable("DOCKERCI_OUTPUT", "built.json");
        cake.Docker.Answer("compose", DockerReply.Progress("#1 [web stage-0 2/2] RUN make\n#1 CACHED")).Answer("compose version", DockerReply.Ok("2.40.3"))
            .Answer("tag", DockerReply.Ok()).Answer("pull", DockerReply.Ok()).Answer("compose --file compose.yml config", DockerReply.Ok(Config));
        cake.DockerCiComposePush(cake.DockerCiComposeBuild(new()));
        var root = JsonDocument.Parse(cake.TextOf("/repo/built.json")).RootElement;
        Assert.Equal((JsonValueKind.Null, Digest), (root.GetProperty("digest").ValueKind, root.GetProperty("digests").GetProperty("acme/web:2").GetString()));
        Assert.Equal("acme/web:2", Assert.Single(root.GetProperty("tags").EnumerateArray()).GetString());
        Assert.Equal(
            ["::group::service web: build stage-0", "::endgroup::", "::group::push compose project shop", "::endgroup::"], cake.Console.Lines);
    }

    [Fact]
    public void Tell_which_line_of_a_services_Dockerfile_failed()
    {
        const string Config = """{"name":"shop","services":{"web":{"image":"acme/web:2","build":{"context":"/repo","dockerfile":"Dockerfile"}}}}""";
        cake.FileSystem.CreateDirectory("/special");
        cake.WithFile("/repo/compose.yml").WithVariable("GITHUB_ACTIONS", "true");
        cake.Docker.Answer("compose", DockerReply.Fails("Dockerfile:2\n--------------------\n--------------------\nfailed to solve: no"))
            .Answer("compose version", DockerReply.Ok("2.40.3")).Answer("compose --file compose.yml config", DockerReply.Ok(Config));
        Assert.Throws<Cake.Core.CakeException>(() => cake.DockerCiComposeBuild(new()));
        Assert.StartsWith("::error file=/repo/Dockerfile,line=2::service web: ", cake.Console.Lines[^1], StringComparison.Ordinal);
    }

    private static DockerCiBuildSettings Settings(Action<DockerCiBuildSettings>? change = null)
    {
        var settings = new DockerCiBuildSettings { Image = "acme/web", Tags = ["1.0", "latest"] };
        change?.Invoke(settings);
        return settings;
    }

    private string Rest(string file, string before)
    {
        Assert.StartsWith(before, cake.TextOf(file), StringComparison.Ordinal);
        return cake.TextOf(file)[before.Length..];
    }
}
