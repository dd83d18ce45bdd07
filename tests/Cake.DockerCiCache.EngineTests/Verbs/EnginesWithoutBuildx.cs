using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

/// <summary>A client with BuildKit inside is asked for its version alone, the engine itself for the rest; it is the same engine, and the same cache.</summary>
[Collection(Classic.Name)]
public sealed class EnginesWithoutBuildx(Classic profile)
{
    [Fact]
    public void Are_what_docker_says_they_are()
    {
        var project = profile.NewProject("FROM busybox:latest AS made\nRUN head -c 100000 /dev/urandom >/made\nFROM busybox:latest\nCOPY --from=made /made /\n");
        var through = Run(project, "false");
        var direct = Run(project, "true");
        var again = Run(project, "false");

        Assert.Contains("docker info ", through.Log, StringComparison.Ordinal);
        Assert.Contains("docker --version", direct.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("docker info ", direct.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("docker version ", direct.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("docker buildx ", direct.Log, StringComparison.Ordinal);
        Assert.Equal((through.Engine, through.Platform), (direct.Engine, direct.Platform));
        Assert.Equal([2, 0, 0], [through.StepsThatRan, direct.StepsThatRan, again.StepsThatRan]);
    }

    private (string Log, int StepsThatRan, string Engine, string? Platform) Run(Project project, string direct)
    {
        var machine = profile.FreshMachine(project);
        machine.Variables["DOCKERCI_DIRECT"] = direct;
        var built = machine.RunAll(project.Settings);
        return (machine.Log, built.Report.StepsRun, $"{built.Engine}", built.Engine.Platform);
    }
}
