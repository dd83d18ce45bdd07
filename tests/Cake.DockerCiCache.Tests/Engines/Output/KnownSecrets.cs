using System.Text;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Tests.Testing;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Engines.Output;

public sealed class KnownSecrets
{
    private const string Password = "known-77aa";

    private readonly FakeCake cake = new();

    public KnownSecrets() => SecretValues.Remember("ci", Password);

    [Fact]
    public void Are_taken_out_of_every_line_that_docker_writes()
    {
        var lines = new List<string>();
        cake.Docker.Answer("push", new DockerReply(1, [(false, $"out {Password}"), (true, $"error {Password}{Password}"), (true, Encoded)]));
        var outcome = new DockerTool(cake, new ToolSettings()).Run(new(["push"]) { OnLine = lines.Add });
        Assert.Equal(["out ***", "error ******", "***"], lines);
        Assert.Equal("error ******\n***", outcome.Words);
    }

    [Fact]
    public void Are_taken_out_of_what_docker_said_last_but_not_of_its_answers()
    {
        cake.Docker.Answer("info", new DockerReply(1, [(false, $"a {Password}")]));
        var outcome = new DockerTool(cake, new ToolSettings()).Run(new(["info"]));
        Assert.Equal(["a " + Password], outcome.Output);
        Assert.Equal("a ***", outcome.Words);
    }

    [Fact]
    public void Are_taken_out_of_builds_with_secrets_of_their_own() => Assert.Equal("*** and ***", new SecretValues(["tok-12ab"]).Redact($"{Password} and tok-12ab"));

    [Fact]
    public void Have_several_lines_when_they_are_files()
    {
        SecretValues.Remember("_json_key", "{\n  \"private_key\": \"MIIE-8811\"\r\n}");
        Assert.Equal("say ***, and {", SecretValues.RedactKnown("say \"private_key\": \"MIIE-8811\", and {"));
    }

    [Fact]
    public void Are_never_in_a_line_once_they_are_known() => Gen.Select(Gen.String[Gen.Char['a', 'z'], 8, 12], Gen.String, Gen.String).Sample((secret, before, after) =>
    {
        SecretValues.Remember("u", "x9-" + secret);
        return !SecretValues.RedactKnown($"{before}x9-{secret}{after}").Contains("x9-" + secret, StringComparison.Ordinal);
    }, iter: 50);

    private static string Encoded => Convert.ToBase64String(Encoding.UTF8.GetBytes($"ci:{Password}"));
}
