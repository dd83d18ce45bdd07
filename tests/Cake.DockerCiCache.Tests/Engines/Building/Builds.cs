using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Building;

public sealed class Builds
{
    private const string Two = "FROM alpine:3.20 AS builder\nRUN make\n\nFROM scratch AS final\nCOPY --from=builder / /\n";

    private readonly FakeCake cake = new();
    private readonly List<string> shown = [];
    private readonly List<string> warnings = [];
    private readonly List<string> closed = [];

    public Builds() => cake.Docker.AnswerBuilds();

    [Fact]
    public void Run_in_the_plans_order_with_the_plans_arguments()
    {
        var plan = Plan(Two);
        var finished = Run(plan);
        Assert.Equal(plan.Steps.Select(s => s.Arguments), cake.Docker.Calls.Select(c => c.Arguments));
        Assert.Equal(["builder", "final"], finished.Select(b => b.Label));
        Assert.Equal(["build 1 of 2: builder", "build 2 of 2: final"], shown);
        Assert.Equal(shown, closed);
    }

    [Fact]
    public void Keep_the_terminal_for_docker_when_the_progress_cannot_be_read()
    {
        Run(Plan(Two), isReadable: false);
        Assert.All(cake.Docker.Calls, c => Assert.False(c.Settings.RedirectStandardError || c.Settings.RedirectStandardOutput));
    }

    [Fact]
    public void Give_secret_build_arguments_through_the_environment()
    {
        Run(Plan("FROM alpine:3.20\nARG NPM_TOKEN\nARG VERSION\nRUN make\n", r => r with
        {
            BuildArgs = new Dictionary<string, string?> { ["NPM_TOKEN"] = "s3cret", ["VERSION"] = "1 \"2\"" },
        }));
        var call = Assert.Single(cake.Docker.Calls);
        Assert.Equal("s3cret", call.Environment["NPM_TOKEN"]);
        Assert.Equal(["NPM_TOKEN", "VERSION=1 \"2\""], call.Arguments.SkipLast(1).Zip(call.Arguments.Skip(1)).Where(p => p.First == "--build-arg").Select(p => p.Second));
        Assert.DoesNotContain("s3cret", call.Settings.Arguments.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_dockers_lines_live_in_order_whatever_is_in_them()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress("#1 [builder 2/2] RUN echo {0} {name}\n#1 0.1 {\"a\": {}}\n#1 DONE 0.2s"));
        Run(Plan("FROM alpine:3.20 AS builder\nRUN echo {0} {name}\n"));
        Assert.Equal(["build 1 of 1: builder", "#1 [builder 2/2] RUN echo {0} {name}", "#1 0.1 {\"a\": {}}", "#1 DONE 0.2s"], shown);
    }

    [Fact]
    public void Give_what_docker_did()
    {
        cake.Docker.Answer("buildx build", DockerReply.Progress("#1 [builder 2/2] RUN make\n#1 DONE 0.2s"), DockerReply.Progress("#1 [builder 2/2] RUN make\n#1 CACHED"));
        Assert.Equal(["RUN make", "RUN make"], Run(Plan(Two)).SelectMany(b => b.Vertices).Select(v => v.Name.Instruction));
    }

    [Fact]
    public void That_fail_stop_and_say_which_stage_which_step_and_why()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails("""
            #5 [builder 2/2] RUN make
            #5 0.312 make: *** No rule to make target 'all'.  Stop.
            #5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
            ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
            """, exitCode: 17));
        var error = Assert.Throws<CakeException>(() => Run(Plan(Two)));
        Assert.Equal(
            (17, """
            Dockerfile: building builder of acme/web failed: stage "builder", step 2/2 "RUN make" failed with exit code 2
              docker: ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
              | make: *** No rule to make target 'all'.  Stop.
            """),
            (error.ExitCode, error.Message));
        Assert.Single(cake.Docker.Calls);
        Assert.Equal(["build 1 of 2: builder"], closed);
    }

    [Fact]
    public void That_fail_in_dockers_own_terminal_point_to_it()
    {
        cake.Docker.Answer("buildx build", DockerReply.Fails(string.Empty));
        var error = Assert.Throws<CakeException>(() => Run(Plan(Two), isReadable: false));
        Assert.Equal("Dockerfile: building builder of acme/web failed: docker's output above says why", error.Message);
    }

    [Fact]
    public void Of_unnamed_stages_give_them_a_name_through_standard_input()
    {
        Run(Plan("FROM alpine:3.20\r\nRUN make\r\n\r\nFROM scratch\r\nCOPY --from=0 / /\r\n"));
        var (first, last) = (cake.Docker.Calls[0], cake.Docker.Calls[1]);
        Assert.Equal("FROM alpine:3.20 AS stage-0\r\nRUN make\r\n\r\nFROM scratch\r\nCOPY --from=0 / /\r\n", first.StandardInput);
        Assert.Contains("--file - --target stage-0 ", first.Line, StringComparison.Ordinal);
        Assert.Contains("--file Dockerfile --tag ", last.Line, StringComparison.Ordinal);
        Assert.Null(last.StandardInput);
    }

    [Fact]
    public void On_old_engines_are_run_again_without_sources()
    {
        Run(Plan(Two, engine: "20.10"));
        Assert.Equal(
            ["build 1 of 4: builder", "build 2 of 4: builder again, to write its cache whole", "build 3 of 4: final", "build 4 of 4: final again, to write its cache whole"],
            shown);
        Assert.Equal([true, false, true, false], cake.Docker.Calls.Select(c => c.Arguments.Contains("--cache-from")));
        Assert.All(cake.Docker.Calls, c => Assert.Equal("1", c.Environment["DOCKER_BUILDKIT"]));
    }

    [Fact]
    public void Take_the_scripts_extra_arguments()
    {
        var settings = new DockerCiBuildSettings { ArgumentCustomization = a => a.Append("--debug").AppendQuoted("--annotation=a=b c") };
        new BuildRunner(new DockerTool(cake, settings), Narration) { FetchPatience = TimeSpan.FromMinutes(1) }.Run(Plan(Two), isReadable: true);
        Assert.All(cake.Docker.Calls, c => Assert.Equal([".", "--debug", "--annotation=a=b c"], c.Arguments.TakeLast(3)));
    }

    private static DockerCiBuildPlan Plan(string dockerfile, Func<BuildRequest, BuildRequest>? change = null, string engine = "28.5")
    {
        var image = ImageReference.Parse("acme/web");
        var request = new BuildRequest { Image = image, CacheRepository = image, Tags = ["latest"], Dockerfile = "Dockerfile" };
        return Planner.Plan(BuildInput.Read(change is null ? request : change(request), dockerfile), PlanEngines.All[engine]);
    }

    private Group Open(string title)
    {
        shown.Add(title);
        return new Group(closed, title);
    }

    private IReadOnlyList<FinishedBuild> Run(DockerCiBuildPlan plan, bool isReadable = true) =>
        new BuildRunner(new DockerTool(cake, new DockerCiBuildSettings()), Narration) { FetchPatience = TimeSpan.FromMinutes(1) }.Run(plan, isReadable);

    private Narration Narration => new(shown.Add, warnings.Add, Open);

    private sealed class Group(List<string> closed, string title) : IDisposable
    {
        public void Dispose() => closed.Add(title);
    }
}
