using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>On an engine that may lose the cache it writes, what is the same image as before is not built again, and its cache stays whole.</summary>
[Collection(Classic.Name)]
public sealed class RepeatedBuilds(Classic profile)
{
    private const string Dockerfile = """
        FROM busybox:latest AS builder
        RUN : first; head -c 100000 /dev/urandom >/first
        RUN : second; head -c 100000 /dev/urandom >/second
        FROM busybox:latest
        COPY --from=builder /second /
        RUN : third; head -c 100000 /dev/urandom >/third
        COPY app.txt /

        """;

    [Fact]
    public void Are_spared_and_lose_no_cache()
    {
        var project = profile.NewProject(Dockerfile, "app.txt");
        Assert.Equal(5, Run(project).StepsRun);

        var unchanged = Enumerable.Range(0, 3).Select(_ => Run(project)).ToList();
        project.Append("app.txt", "changed");
        var changed = Run(project);
        var afterwards = Run(project);

        Assert.All(unchanged, r => Assert.Equal(0, r.StepsRun));
        Assert.Contains(unchanged, r => r.Spared > 0);
        Assert.Equal((1, 0), (changed.StepsRun, afterwards.StepsRun));
    }

    private (int StepsRun, int Spared) Run(Project project)
    {
        var machine = profile.FreshMachine(project);
        var built = machine.RunAll(project.Settings);
        return (built.Report.StepsRun, machine.Log.Split("not needed: this very image is in the registry").Length - 1);
    }
}
