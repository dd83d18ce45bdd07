using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Registries;
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

    [Fact]
    public void Are_none_of_a_stage_that_did_not_change_nor_is_it_fetched_or_pushed()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = profile.NewProject(Dockerfile, "app.txt") with { Image = $"{proxy.Address}/{Classic.Name}/left-out" };
        project.Replace("Dockerfile", "head -c 100000 /dev/urandom >/first", "head -c 5000000 /dev/urandom >/first");
        var cold = Push(project, proxy);

        project.Append("app.txt", "changed");
        proxy.Forget();
        var changed = Push(project, proxy);
        Assert.Equal(1, changed.StepsRun);
        Assert.InRange(proxy.BytesDown, 1, 4_000_000);
        Assert.DoesNotContain(proxy.Requests, r => r.Line.EndsWith("/manifests/builder", StringComparison.Ordinal) && r.Line.StartsWith("PUT ", StringComparison.Ordinal));
        Assert.Equal(cold.Digests[project.Cache("builder")], changed.Digests[project.Cache("builder")]);

        project.Replace("Dockerfile", ": second", ": another second");
        proxy.Forget();
        var rebuilt = Push(project, proxy);
        Assert.Equal(4, rebuilt.StepsRun);
        Assert.InRange(proxy.BytesDown, 5_000_000, long.MaxValue);
        Assert.NotEqual(cold.Digests[project.Cache("builder")], rebuilt.Digests[project.Cache("builder")]);
        Assert.Equal(proxy.Registry.Images.DigestOf(project.Cache("builder")), rebuilt.Digests[project.Cache("builder")]);
        Assert.Equal(0, Push(project, proxy).StepsRun);
    }

    private (int StepsRun, IReadOnlyDictionary<string, string> Digests) Push(Project project, RegistryProxy proxy)
    {
        var machine = profile.FreshMachine(project, proxy.Registry);
        machine.LogIn();
        var built = machine.Build(new() { Image = project.Image });
        return (built.Report.StepsRun, machine.Push(built).Digests);
    }

    private (int StepsRun, int Spared) Run(Project project)
    {
        var machine = profile.FreshMachine(project);
        var built = machine.RunAll(project.Settings);
        return (built.Report.StepsRun, machine.Log.Split("not needed: this very image is in the registry").Length - 1);
    }
}
