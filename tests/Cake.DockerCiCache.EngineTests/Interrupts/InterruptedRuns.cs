using System.Net;
using System.Net.Sockets;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.EngineTests.Credentials;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Interrupts;

[Collection(Modern.Name)]
public sealed class InterruptedRuns(Modern profile)
{
    private const int Interrupt = 2;

    [Theory]
    [InlineData(LinuxCalls.Terminate, false)] // kill
    [InlineData(Interrupt, true)] // Ctrl-C in a terminal
    public void In_the_middle_of_a_build_leave_nothing(int signal, bool toAll)
    {
        var script = new ScriptFolder(profile);
        using var run = script.Start("Build", "--context=slow");
        run.WaitUntil(() => HasBegun(run));

        AssertAtWork(script);
        run.Signal(signal, toAll);

        AssertEnded(script, run);
    }

    [Fact]
    public void In_the_middle_of_an_early_push_beside_a_build_leave_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var script = new ScriptFolder(profile);
        var caches = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/silent";
        using var run = script.Start("Build", "--context=slow", "--early", $"--caches={caches}");
        run.WaitUntil(() => ProcessArguments.Saw($"docker push {caches}:first") && HasBegun(run));

        AssertAtWork(script);
        run.Signal(LinuxCalls.Terminate);

        AssertEnded(script, run);
    }

    [Fact]
    public void In_the_middle_of_a_push_leave_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var script = new ScriptFolder(profile);
        var image = $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/silent";
        var caches = script.Image;
        script.Variables["CACHE_IMAGE"] = image;
        using var run = script.Start("Push", $"--caches={caches}");
        run.WaitUntil(() => ProcessArguments.Saw($"docker push {image}") && silent.Pending());

        AssertAtWork(script);
        run.Signal(LinuxCalls.Terminate);

        AssertEnded(script, run);
    }

    [Fact]
    public void By_ToolTimeout_stop_all_that_docker_started()
    {
        var project = profile.NewProject("FROM busybox:latest\nRUN sleep 60\n");
        var machine = profile.UsedMachine(project);
        var settings = project.Settings;
        settings.ToolTimeout = TimeSpan.FromSeconds(5);

        var stopped = Assert.Throws<CakeException>(() => machine.Build(settings));

        Assert.Equal("docker buildx build did not end within 5 s (ToolTimeout) and was stopped, with all it had started", stopped.Message);
        Assert.Empty(new ProcessTable(new FileSystem()).Find("DOCKER_CONFIG", machine.Configuration));
    }

    private static bool HasBegun(ScriptRun run) =>
        run.Output.Split('\n').Any(l => l.Contains("begun", StringComparison.Ordinal) && !l.Contains("echo", StringComparison.Ordinal));

    private static void AssertAtWork(ScriptFolder script)
    {
        Assert.Single(script.PrivateFolders);
        Assert.NotEmpty(Processes(script));
    }

    private static void AssertEnded(ScriptFolder script, ScriptRun run)
    {
        Assert.NotEqual(0, run.Finish());
        Assert.Empty(script.PrivateFolders);
        Assert.Empty(Processes(script));
    }

    private static IReadOnlyList<int> Processes(ScriptFolder script) => new ProcessTable(new FileSystem()).Find("TMPDIR", script.Temporary);
}
