using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

public sealed class PrivateConfigurations
{
    private const string Users = "/home/ci/.docker/config.json";
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FakeCake cake = new();

    public PrivateConfigurations() => cake.Docker.Answer("info", DockerReply.Ok());

    private string Folder => Call().Environment["DOCKER_CONFIG"];

    private string Builders => Call().Environment["BUILDX_CONFIG"];

    private string Text => ((FakeFile)cake.FileSystem.GetFile(Folder + "/config.json")).GetTextContent();

    [Fact]
    public void Are_in_the_temporary_folder_and_the_same_for_every_call()
    {
        Assert.StartsWith("/special/dockerci-", Folder, StringComparison.Ordinal);
        Assert.Equal(Folder, Folder);
        Assert.StartsWith(Folder + "/buildx", Call().Environment["BUILDX_CONFIG"], StringComparison.Ordinal);
        Assert.Equal(Folder, Call(new DockerCiComposeSettings()).Environment["DOCKER_CONFIG"]);
    }

    [Fact]
    public void That_do_not_fit_into_the_temporary_folder_say_how_to_mend_it()
    {
        cake.FileSystem.Full = "/special";
        var failed = Assert.Throws<CakeException>(() => Call());
        Assert.Matches("^the temporary folder \"/special/dockerci-[0-9a-f]+\" cannot be written: No space left on device. Make room there, or let TMPDIR ", failed.Message);
    }

    [Fact]
    public void Are_not_shared_by_two_runs()
    {
        var other = new FakeCake();
        other.Docker.Answer("info", DockerReply.Ok());
        new DockerTool(other, new ToolSettings()).Run(new(["info"]));
        Assert.NotEqual(Folder, other.Docker.LastCall.Environment["DOCKER_CONFIG"]);
    }

    [Fact]
    public void Can_be_read_by_nobody_else()
    {
        cake.WithFile(Users, "{}").WithFile("/home/ci/.docker/buildx/instances/far", "{}");
        Assert.Equal(OnlyOwner | UnixFileMode.UserExecute, ((FakeDirectory)cake.FileSystem.GetDirectory(Folder)).UnixFileMode);
        Assert.All(
            new[] { "owner", "config.json", Builders[(Folder.Length + 1)..] + "/instances/far", ".buildNodeID" },
            name => Assert.Equal(OnlyOwner, ((FakeFile)cake.FileSystem.GetFile($"{Folder}/{name}")).UnixFileMode));
    }

    // docker itself would put the variable's logins before all others.
    [Fact]
    public void Have_the_logins_of_the_variable_below_all_others()
    {
        cake.WithFile(Users, """{"credsStore":"box","auths":{"known.example":{"auth":"bWU6eA=="}}}""")
            .WithVariable("DOCKER_AUTH_CONFIG", """{"auths":{"known.example":{"auth":"cHVsbDp5"},"more.example":{"auth":"cHVsbDp5"}}}""");
        Assert.Equal(string.Empty, Call().Environment["DOCKER_AUTH_CONFIG"]);
        var own = DockerConfiguration.Parse(Text)!;
        Assert.Equal(("me", "pull"), (own.LoginFor("known.example")?.User, own.LoginFor("more.example")?.User));
        Assert.Null(own.HelperOf("more.example"));
        Assert.Equal("box", own.HelperOf("other.example"));
    }

    [Fact]
    public void Leave_a_variable_to_docker_that_is_no_configuration()
    {
        cake.WithFile(Users, "{}").WithVariable("DOCKER_AUTH_CONFIG", "eyJh");
        Assert.DoesNotContain("DOCKER_AUTH_CONFIG", Call().Environment.Keys);
        Assert.Equal("{}", Text);
    }

    [Fact]
    public void Have_the_users_text_as_it_is()
    {
        const string Text = """{ "currentContext": "far", "HttpHeaders": {"X": "1"}, "proxies": {}, "auths": {"a": {"auth": "eA=="}} }""";
        cake.WithFile(Users, Text);
        Assert.Equal(Text, this.Text);
    }

    [Fact]
    public void Have_what_the_user_changed_between_two_calls_and_keep_the_runs_logins()
    {
        cake.WithFile(Users, """{"auths":{"quay.io":{"auth":"old"}}}""");
        LogIn("ghcr.io");
        cake.WithFile(Users, """{"auths":{"quay.io":{"auth":"new"},"ghcr.io":{"auth":"users"}}}""");
        Call();
        var now = DockerConfiguration.Parse(Text)!;
        Assert.Equal((true, true), (now.HoldsLogin("quay.io"), now.HoldsLogin("ghcr.io")));
        Assert.Contains("\"new\"", Text, StringComparison.Ordinal);
        Assert.Contains("\"runs\"", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"users\"", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_the_runs_logins_when_the_users_text_breaks()
    {
        LogIn("ghcr.io");
        cake.WithFile(Users, "{ broken");
        Call();
        Assert.True(DockerConfiguration.Parse(Text)!.HoldsLogin("ghcr.io"));
    }

    [Fact]
    public void Have_the_users_builders_also_those_made_between_two_calls()
    {
        cake.WithFile("/home/ci/.docker/buildx/instances/one", "1").WithFile("/home/ci/.docker/buildx/current", "one")
            .WithFile("/home/ci/.docker/buildx/activity/one", "x").WithFile("/home/ci/.docker/buildx/refs/one/r", "x");
        Call();
        cake.WithFile("/home/ci/.docker/buildx/instances/two", "2").WithFile("/home/ci/.docker/buildx/current", "two");
        Assert.Equal(
    ["1", "2", "two", null, null],
    new[] { "instances/one", "instances/two", "current", "activity/one", "refs/one/r" }.Select(n => TextFile.Read(cake.FileSystem.GetFile($"{Builders}/{n}"))));
    }

    // What buildx use --default noted for a context, and buildx use default takes back.
    [Fact]
    public void Lose_a_choice_of_a_builder_that_the_user_took_back()
    {
        cake.WithFile("/home/ci/.docker/buildx/defaults/f00d", "far").WithFile("/home/ci/.docker/buildx/instances/far", "{}");
        Assert.True(cake.FileSystem.Exist(new FilePath($"{Builders}/defaults/f00d")));
        cake.FileSystem.GetFile("/home/ci/.docker/buildx/defaults/f00d").Delete();
        Assert.Equal((false, true), (cake.FileSystem.Exist(new FilePath($"{Builders}/defaults/f00d")), cake.FileSystem.Exist(new FilePath($"{Builders}/instances/far"))));
    }

    [Fact]
    public void Have_the_builders_of_BUILDX_CONFIG()
    {
        cake.WithVariable("BUILDX_CONFIG", "/srv/buildx").WithFile("/srv/buildx/current", "far");
        Assert.Equal("far", TextFile.Read(cake.FileSystem.GetFile(Builders + "/current")));
    }

    [Fact]
    public void Have_the_builders_of_the_settings_and_the_same_logins()
    {
        cake.WithFile("/srv/buildx/current", "far").WithFile("/home/ci/.docker/buildx/current", "near");
        var call = Call(new DockerCiBuildSettings { EnvironmentVariables = { ["BUILDX_CONFIG"] = "/srv/buildx" } });
        Assert.Equal(
            (Folder, "far", "near"),
            (call.Environment["DOCKER_CONFIG"], TextFile.Read(cake.FileSystem.GetFile(call.Environment["BUILDX_CONFIG"] + "/current")), TextFile.Read(cake.FileSystem.GetFile(Builders + "/current"))));
    }

    [Fact]
    public void Have_contexts_plugins_and_certificates()
    {
        cake.WithFile("/home/ci/.docker/contexts/meta/1/meta.json", "far").WithFile("/home/ci/.docker/cli-plugins/docker-buildx", "x").WithFile("/home/ci/.docker/ca.pem", "ca");
        Assert.Equal(
            ["far", "x", "ca"],
            new[] { "contexts/meta/1/meta.json", "cli-plugins/docker-buildx", "ca.pem" }.Select(n => TextFile.Read(cake.FileSystem.GetFile($"{Folder}/{n}"))));
    }

    [Fact]
    public void Follow_the_DOCKER_CONFIG_of_a_scripts_settings()
    {
        cake.WithFile(Users, "{}").WithFile("/srv/docker/config.json", """{"credsStore":"box"}""");
        var call = Call(new DockerCiBuildSettings { EnvironmentVariables = { ["DOCKER_CONFIG"] = "/srv/docker" } });
        Assert.NotEqual(Folder, call.Environment["DOCKER_CONFIG"]);
        Assert.StartsWith("/special/dockerci-", call.Environment["DOCKER_CONFIG"], StringComparison.Ordinal);
        Assert.Contains("box", TextFile.Read(cake.FileSystem.GetFile(call.Environment["DOCKER_CONFIG"] + "/config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Let_an_engine_know_a_client_again()
    {
        var first = TextFile.Read(cake.FileSystem.GetFile(Folder + "/.buildNodeID"));
        var other = new FakeCake();
        other.Docker.Answer("info", DockerReply.Ok());
        new DockerTool(other, new ToolSettings()).Run(new(["info"]));
        Assert.Matches("^[0-9a-f]{64}$", first);
        Assert.Equal(first, TextFile.Read(other.FileSystem.GetFile(other.Docker.LastCall.Environment["BUILDX_CONFIG"] + "/.buildNodeID")));
    }

    [Fact]
    public void Have_the_users_own_number_where_there_is_one()
    {
        cake.WithFile("/home/ci/.docker/buildx/.buildNodeID", "own");
        Assert.Equal("own", TextFile.Read(cake.FileSystem.GetFile(Builders + "/.buildNodeID")));
    }

    [Fact]
    public void Are_not_in_the_build_context()
    {
        cake.Environment.WorkingDirectory = "/special";
        cake.FileSystem.CreateDirectory("/tmp");
        Assert.StartsWith("/tmp/dockerci-", Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_that_the_users_cannot_be_read()
    {
        cake.WithFile(Users, "{}");
        cake.FileSystem.Lock(Users);
        Call();
        Call();
        Assert.Equal($"\"{Users}\" cannot be read, so docker works without its logins and proxies; check who may read it", Assert.Single(cake.Log.Entries, e => e.Level == LogLevel.Warning).Message);
    }

    // What docker does when it logs in.
    private void LogIn(string registry)
    {
        cake.WithFile(Folder + "/config.json", """{"auths":{"REGISTRY":{"auth":"runs"}}}""".Replace("REGISTRY", registry, StringComparison.Ordinal));
        PrivateConfiguration.Of(cake, new ToolSettings()).Keep(registry);
    }

    private DockerCall Call() => Call(new ToolSettings());

    private DockerCall Call(ToolSettings settings)
    {
        new DockerTool(cake, settings).Run(new(["info"]));
        return cake.Docker.LastCall;
    }
}
