using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class CiLogs
{
    private const string Failure = """
        #5 [builder 2/2] RUN make
        #5 0.312 ##[add-path]/evil
        ::add-mask::a
        #5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
        Dockerfile.web:7
        --------------------
           7 | >>> RUN make
        --------------------
        ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
        """;

    private readonly FakeCake cake = new FakeCake()
        .WithFile("/repo/web/Dockerfile.web", "FROM alpine:3.20 AS builder\nRUN make\n\nFROM scratch\nCOPY --from=builder / /\n")
        .WithEngine(RecordedEngine.Modern);

    public CiLogs()
    {
        cake.Log.Verbosity = Verbosity.Normal;
        cake.Docker.Answer("buildx build", DockerReply.Progress("#1 [builder 2/2] RUN make"), DockerReply.Progress("::error::no"))
            .Answer("push", DockerReply.Ok("latest: digest: sha256:" + new string('a', 64) + " size: 1"));
    }

    [Fact]
    public void Have_a_group_for_each_build_on_GitHub()
    {
        cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiBuild(Settings());
        Assert.Equal(
            ["::group::build 1 of 2: builder", "#1 [builder 2/2] RUN make", "::endgroup::", "::group::build 2 of 2: stage-1", ": :error::no", "::endgroup::"],
            Seen("::group::", 6));
        Assert.DoesNotContain(cake.Log.Lines, l => l.StartsWith("::", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TF_BUILD", "##[group]build 1 of 2: builder", "##[endgroup]")]
    [InlineData("TEAMCITY_VERSION", "##teamcity[blockOpened name='build 1 of 2: builder']", "##teamcity[blockClosed name='build 1 of 2: builder']")]
    [InlineData("GITLAB_CI", "\u001b[0Ksection_start:", "\u001b[0Ksection_end:")]
    public void Have_a_group_for_each_build_on(string variable, string opened, string closed)
    {
        cake.WithVariable(variable, "true").DockerCiBuild(Settings());
        var seen = Seen(opened, 3);
        Assert.Equal("#1 [builder 2/2] RUN make", seen[1]);
        Assert.StartsWith(closed, seen[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CIRCLECI")]
    [InlineData("NOTHING")]
    public void Have_titles_elsewhere(string variable)
    {
        cake.WithVariable(variable, "true").DockerCiPush(cake.DockerCiBuild(Settings()));
        Assert.Equal(["build 1 of 2: builder", "#1 [builder 2/2] RUN make", "build 2 of 2: stage-1"], Seen("build 1 of 2: builder", 3));
        Assert.Contains("push acme/web", cake.Log.Lines);
        Assert.Empty(cake.Console.Lines);
    }

    [Fact]
    public void Have_titles_where_a_script_has_its_own_groups()
    {
        var settings = Settings();
        settings.LogGroups = false;
        cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiPush(cake.DockerCiBuild(settings));
        Assert.Equal(["build 1 of 2: builder", "#1 [builder 2/2] RUN make"], Seen("build 1 of 2: builder", 2));
        Assert.Empty(cake.Console.Lines);
    }

    [Fact]
    public void Have_no_empty_groups_where_nothing_is_shown()
    {
        cake.Log.Verbosity = Verbosity.Quiet;
        cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiBuild(Settings());
        Assert.Empty(cake.Log.Seen);
    }

    [Fact]
    public void Close_the_group_of_a_failed_build_and_show_the_line_that_failed()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(Failure, exitCode: 17));
        var error = Assert.Throws<CakeException>(() => cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiBuild(Settings()));
        Assert.Equal(["::group::build 1 of 2: builder", "::endgroup::", AsData("::error file=/repo/web/Dockerfile.web,line=7::", error)], cake.Console.Lines);
        Assert.Equal(17, error.ExitCode);
        Assert.Contains("\n  | # #[add-path]/evil", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
        Assert.DoesNotContain(cake.Log.Lines, l => l.Contains("##[", StringComparison.Ordinal) || l.StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public void Show_the_file_alone_where_docker_names_no_line()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails("#5 [builder 2/2] RUN make\n#5 ERROR: no\nfailed to solve: no"));
        var error = Assert.Throws<CakeException>(() => cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiBuild(Settings()));
        Assert.Equal(AsData("::error file=/repo/web/Dockerfile.web::", error), cake.Console.Lines[^1]);
    }

    [Fact]
    public void Show_the_file_where_the_working_directory_has_it()
    {
        cake.FileSystem.CreateDirectory("/srv/app");
        cake.WithFile("/srv/app/Dockerfile", "FROM scratch\nRUM ##[add-path]/evil\n").WithVariable("TF_BUILD", "True");
        var error = Assert.Throws<DockerfileException>(() => cake.DockerCiBuild(new() { Image = "acme/web", WorkingDirectory = "/srv/app" }));
        Assert.StartsWith("##vso[task.logissue type=error;sourcepath=/srv/app/Dockerfile;linenumber=2]Dockerfile:2: ", Assert.Single(cake.Console.Lines), StringComparison.Ordinal);
        Assert.StartsWith("Dockerfile:2: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("##[", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Show_a_setting_that_cannot_be_used()
    {
        cake.WithVariable("TEAMCITY_VERSION", "1");
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(new() { Image = "##teamcity[buildStop]" }));
        Assert.Equal(("Image", true), (error.Setting, error.Message.StartsWith("Image: \"# #teamcity[buildStop]\" is no repository", StringComparison.Ordinal)));
        Assert.StartsWith("##teamcity[buildProblem description='Image: \"# #teamcity|[buildStop|]\"", Assert.Single(cake.Console.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_a_push_that_failed()
    {
        var built = cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiBuild(Settings());
        cake.Docker.Answer("push", DockerReply.Fails("denied: ##[x]"));
        var error = Assert.Throws<CakeException>(() => cake.DockerCiPush(built));
        Assert.Equal(["::group::push acme/web", "::endgroup::", AsData("::error::", error)], cake.Console.Lines.TakeLast(3));
        Assert.Contains("denied: # #[x]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_a_login_that_failed()
    {
        cake.WithVariable("TF_BUILD", "True").WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2");
        cake.Docker.Answer("login", DockerReply.Fails("unauthorized\n##vso[task.complete]"));
        var error = Assert.Throws<CakeException>(() => cake.DockerCiLogin());
        Assert.StartsWith("##vso[task.logissue type=error]", cake.Console.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Let_docker_never_write_past_them_where_a_vendor_listens()
    {
        var settings = Settings();
        settings.Progress = "auto";
        cake.DockerCiBuild(settings);
        Assert.All(Builds(), c => Assert.False(c.Settings.RedirectStandardError));
        cake.WithVariable("GITHUB_ACTIONS", "true").DockerCiBuild(settings);
        Assert.All(Builds().TakeLast(2), c => Assert.True(c.Settings.RedirectStandardError));
    }

    private static string AsData(string command, Exception error) => command + error.Message.Replace("\n", "%0A", StringComparison.Ordinal);

    private static DockerCiBuildSettings Settings() => new() { Image = "acme/web", Dockerfile = "web/Dockerfile.web" };

    private IEnumerable<DockerCall> Builds() => cake.Docker.Calls.Where(c => c.StartsWith("buildx build"));

    private List<string> Seen(string first, int count) =>
        [.. cake.Log.Seen.SkipWhile(l => !l.StartsWith(first, StringComparison.Ordinal)).Take(count)];
}
