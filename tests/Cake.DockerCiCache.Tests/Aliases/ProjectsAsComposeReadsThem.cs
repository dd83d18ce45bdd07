using Cake.Core;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class ProjectsAsComposeReadsThem
{
    private const string Config = """
        {"name":"work","services":{
          "web":{"image":"acme/web","build":{"context":"/repo","dockerfile":"Dockerfile"}},
          "db":{"image":"postgres:16"}}}
        """;

    private readonly FakeCake cake = new FakeCake().WithEngine("modern")
        .WithFile("/repo/compose.yml")
        .WithFile("/repo/Dockerfile", "FROM alpine:3.20 AS builder\nRUN make\n\nFROM scratch\nCOPY --from=builder / /\n");

    public ProjectsAsComposeReadsThem()
    {
        cake.FileSystem.CreateDirectory("/special");
        cake.Docker.Answer("compose", DockerReply.Ok()).Answer("compose version", DockerReply.Ok("2.40.3")).Answer("tag", DockerReply.Ok());
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config));
    }

    [Fact]
    public void Give_docker_the_secrets_that_only_compose_knows()
    {
        AnswerWithSecrets();
        cake.Docker.Answer("compose --file compose.yml --file - config", DockerReply.Ok("{\"x-dockerci\":{\"TOKEN\":\"s3cret-$$1\\ns3cret line\"}}"))
            .Answer("buildx build", DockerReply.Progress("#6 [builder 2/2] RUN make\n#6 0.1 s3cret-$1\n#6 0.1 s3cret line\n#6 DONE 1.0s"));

        var built = cake.DockerCiComposeBuild(new DockerCiComposeSettings());

        var question = Assert.Single(cake.Docker.Calls, c => c.Line.Contains("--file - config", StringComparison.Ordinal));
        Assert.Equal("x-dockerci:\n  \"TOKEN\": \"${TOKEN-}\"\n", question.StandardInput);
        var stage = Assert.Single(cake.Docker.Calls, c => c.StartsWith("buildx build"));
        Assert.Contains("--secret id=tok,env=TOKEN", stage.Line, StringComparison.Ordinal);
        Assert.Equal("s3cret-$1\ns3cret line", stage.Environment["TOKEN"]);
        string[] shown = [.. cake.Log.Lines, built.ToString(), built.Plan.ToString(), built.Plan.ToJson(), built.Plan.Override, .. cake.Docker.Calls.Select(c => c.Line)];
        Assert.All(shown, s => Assert.DoesNotContain("s3cret", s, StringComparison.Ordinal));
    }

    [Fact]
    public void Ask_for_no_secret_that_docker_knows()
    {
        AnswerWithSecrets();
        cake.WithVariable("TOKEN", "s3cret").DockerCiComposePlan(new DockerCiComposeSettings());
        Assert.DoesNotContain(cake.Docker.Calls, c => c.Line.Contains("--file -", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_a_project_without_its_env_files()
    {
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Fails("env file /repo/prod.env not found: stat /repo/prod.env: no such file or directory"))
            .Answer("compose --file compose.yml config --services", DockerReply.Ok("web\ndb"))
            .Answer("compose --file compose.yml --file - config", DockerReply.Ok(Config));
        Assert.Equal("web", Assert.Single(cake.DockerCiComposePlan(new DockerCiComposeSettings()).Services).Name);
        Assert.Equal(
            "services:\n  \"web\":\n    env_file: !reset null\n  \"db\":\n    env_file: !reset null\n",
            Assert.Single(cake.Docker.Calls, c => c.Line.Contains("--file - config", StringComparison.Ordinal)).StandardInput);
    }

    [Fact]
    public void Say_which_env_file_is_missing_where_compose_cannot_do_without()
    {
        cake.Docker.Answer("compose --file compose.yml config", DockerReply.Fails("env file /repo/prod.env not found: stat /repo/prod.env: no such file or directory"))
            .Answer("compose --file compose.yml config --services", DockerReply.Ok("web"))
            .Answer("compose --file compose.yml --file - config", DockerReply.Fails("yaml: unknown tag !reset"));
        Assert.Contains("env file /repo/prod.env not found", Assert.Throws<CakeException>(() => cake.DockerCiComposePlan(new DockerCiComposeSettings())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Switch_on_a_service_that_is_named()
    {
        const string tools = """{"name":"work","services":{"tools":{"image":"acme/tools","profiles":["ops","dev"],"build":{"context":"/repo"}}}}""";
        cake.Docker.Answer("compose --file compose.yml --profile * config", DockerReply.Ok(tools))
            .Answer("compose --file compose.yml --profile ops --profile dev config", DockerReply.Ok(tools));
        var plan = cake.DockerCiComposePlan(new DockerCiComposeSettings { Services = { "tools" } });
        Assert.Equal("tools", Assert.Single(plan.Services).Name);
        Assert.Equal("--file compose.yml --file {override} --profile ops --profile dev build tools", string.Join(' ', Assert.Single(plan.Steps, s => s.Kind == "service").Arguments));
    }

    private void AnswerWithSecrets() => cake.Docker.Answer("compose --file compose.yml config", DockerReply.Ok(Config
        .Replace("\"context\"", "\"secrets\":[{\"source\":\"tok\"}],\"context\"", StringComparison.Ordinal)
        .Replace("\"services\"", "\"secrets\":{\"tok\":{\"environment\":\"TOKEN\"}},\"services\"", StringComparison.Ordinal)));
}
