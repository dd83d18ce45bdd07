using System.Text;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

public sealed class DockersLogins
{
    private const string Hub = "https://index.docker.io/v1/";

    private readonly FakeCake cake = new();
    private readonly List<string> warnings = [];

    [Fact]
    public void Are_read_from_the_configuration_file()
    {
        Configure($$$"""{"auths":{"reg.example":{"auth":"{{{Base64("ci:pa:ss")}}}"},"{{{Hub}}}":{"auth":"{{{Base64("hub:x")}}}"} } }""");
        Assert.Equal(("ci", "pa:ss"), Login("reg.example"));
        Assert.Equal(("hub", "x"), Login(Hub));
        Assert.Null(Find("other.example"));
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("https://reg.example/v1/")]
    [InlineData("http://reg.example")]
    [InlineData("reg.example/path")]
    public void Are_found_under_older_keys(string key)
    {
        Configure($$$"""{"auths":{"{{{key}}}":{"username":"ci","password":"x"} } }""");
        Assert.Equal(("ci", "x"), Login("reg.example"));
    }

    [Fact]
    public void May_be_an_identity_token()
    {
        Configure($$$"""{"auths":{"reg.example":{"auth":"{{{Base64("00000000-0000-0000-0000-000000000000:")}}}","identitytoken":"t"} } }""");
        Assert.Equal((null, "t"), Login("reg.example"));
    }

    [Fact]
    public void Come_from_the_registrys_own_helper_before_that_for_all()
    {
        Configure("""{"auths":{"reg.example":{}},"credHelpers":{"reg.example":"own"},"credsStore":"all"}""");
        Helper("own");
        Helper("all");
        cake.Docker.Answer("get", DockerReply.Ok("""{"ServerURL":"reg.example","Username":"ci","Secret":"s"}"""), DockerReply.Ok("""{"Username":"<token>","Secret":"t"}"""));
        Assert.Equal(("ci", "s"), Login("reg.example"));
        Assert.Equal((null, "t"), Login("other.example"));
        Assert.Equal(["/usr/bin/docker-credential-own", "/usr/bin/docker-credential-all"], cake.Docker.Calls.Select(c => c.Tool.FullPath));
        Assert.Equal(["reg.example", "other.example"], cake.Docker.Calls.Select(c => c.StandardInput));
    }

    [Fact]
    public void Are_none_when_the_helper_has_none()
    {
        Configure("""{"credsStore":"all"}""");
        Helper("all");
        cake.Docker.Answer("get", new DockerReply(1, [(false, "credentials not found in native keychain")]));
        Assert.Null(Find("reg.example"));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Are_none_with_a_warning_when_the_helper_fails()
    {
        Configure("""{"credsStore":"all"}""");
        Helper("all");
        cake.Docker.Answer("get", DockerReply.Fails("no\nkeychain", 2), DockerReply.Ok("Secret"), DockerReply.Ok() with { Hangs = true });
        Assert.Null(Find("reg.example"));
        Assert.Null(Find("reg.example"));
        Assert.Null(Find("reg.example"));
        Assert.Equal(
            [
                "docker-credential-all get ended with exit code 2: no keychain; reg.example is asked without credentials",
                "docker-credential-all answered with something that is no credential; reg.example is asked without credentials",
                "docker-credential-all did not answer within 30 s; reg.example is asked without credentials",
            ],
            warnings);
        Assert.True(cake.Docker.LastCall.Process.IsKilled);
    }

    [Fact]
    public void Are_none_with_a_warning_when_the_helper_is_not_there()
    {
        Configure("""{"credsStore":"desktop"}""");
        Assert.Null(Find("reg.example"));
        Assert.Equal(["docker-credential-desktop was not found on PATH; reg.example is asked without credentials"], warnings);
    }

    [Fact]
    public void Are_none_with_a_warning_when_the_helper_does_not_listen()
    {
        Configure("""{"credsStore":"all"}""");
        Helper("all");
        cake.Docker.OnStart = _ => throw new IOException("Broken pipe");
        Assert.Null(Find("reg.example"));
        Assert.Equal(["docker-credential-all cannot be used: Broken pipe; reg.example is asked without credentials"], warnings);
    }

    [Fact]
    public void Are_none_without_a_configuration() => Assert.Null(Find("reg.example"));

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public void Are_none_with_a_warning_in_a_file_that_is_not_dockers(string text)
    {
        Configure(text);
        Assert.Null(Find("reg.example"));
        Assert.Equal(["/home/ci/.docker/config.json is not docker's JSON; reg.example is asked without credentials"], warnings);
    }

    [Theory]
    [InlineData("""{"auths":null}""")]
    [InlineData("""{"auths":{"reg.example":null}}""")]
    [InlineData("""{"auths":{"reg.example":{"auth":"%%%"}}}""")]
    [InlineData("""{"auths":{"reg.example":{"auth":"bm9jb2xvbg=="}}}""")]
    [InlineData("""{"credHelpers":[],"credsStore":""}""")]
    public void Are_none_in_odd_entries(string text)
    {
        Configure(text);
        Assert.Null(Find("reg.example"));
    }

    [Fact]
    public void Are_in_the_folder_of_the_environment()
    {
        Configure("{}");
        cake.WithVariable("DOCKER_CONFIG", "cfg").WithFile("/repo/cfg/config.json", """{"auths":{"reg.example":{"username":"ci","password":"x"} } }""");
        Assert.Equal(("ci", "x"), Login("reg.example"));
    }

    [Fact]
    public void Are_those_of_the_run_first()
    {
        Configure("""{"auths":{"reg.example":{"username":"me","password":"x"} } }""");
        var own = PrivateConfiguration.Of(cake, new ToolSettings()).Open(new ToolSettings())["DOCKER_CONFIG"];
        cake.WithFile($"{own}/config.json", """{"auths":{"reg.example":{"username":"ci","password":"y"} } }""");
        Assert.Equal(("ci", "y"), Login("reg.example"));
    }

    [Theory]
    [InlineData("""{"auths":{"https://reg.example/v1/":{"username":"old","password":"x"},"reg.example":{"username":"ci","password":"x"} } }""", "reg.example")]
    [InlineData("""{"auths":{"docker.io":{"username":"old","password":"x"},"https://index.docker.io/v1/":{"username":"ci","password":"x"} } }""", Hub)]
    [InlineData("""{"auths":{"reg.example":{"username":"ci","password":"x"} },"credHelpers":{"https://reg.example":"old","reg.example":""} }""", "reg.example")]
    public void Are_those_under_dockers_own_key_first(string text, string registry)
    {
        Configure(text);
        Assert.Equal(("ci", "x"), Login(registry));
    }

    [Fact]
    public void Are_shown_by_nobody()
    {
        Configure($$$"""{"auths":{"reg.example":{"auth":"{{{Base64("ci:pass-7301")}}}"},"other.example":{"identitytoken":"token-7302"} } }""");
        Assert.Equal(("user \"ci\"", "an identity token"), (Find("reg.example")!.ToString(), Find("other.example")!.ToString()));
        Assert.Equal("***, ***, ***", SecretValues.RedactKnown($"pass-7301, {Base64("ci:pass-7301")}, token-7302"));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Configure(string text) => cake.WithFile("/home/ci/.docker/config.json", text);

    private void Helper(string name) => cake.FileSystem.CreateFile($"/usr/bin/docker-credential-{name}");

    private StoredLogin? Find(string registry) => new StoredLogins(cake, new ToolSettings(), warnings.Add).Find(registry);

    private (string? User, string Secret) Login(string registry)
    {
        var login = Find(registry)!;
        return (login.User, login.Secret);
    }
}
