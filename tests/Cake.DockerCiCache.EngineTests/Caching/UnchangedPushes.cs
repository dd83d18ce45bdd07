using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>With a cache that is kept apart, an image that did not change is tagged in the registry, and no layer travels.</summary>
[Collection(ModernContainerd.Name)]
public sealed class UnchangedPushes(ModernContainerd profile)
{
    private const string Dockerfile = """
        FROM busybox:latest AS builder
        RUN : builder; head -c 300000 /dev/urandom >/made
        FROM busybox:latest
        COPY --from=builder /made /
        COPY app.txt /

        """;

    [Fact]
    public void Only_set_tags_and_move_kilobytes()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "unchanged");
        var cold = Run(project, proxy, "v1");
        proxy.Forget();

        var warm = Run(project, proxy, "v2");

        Assert.Contains(" is in the registry: tagged there as ", warm.Machine.Log, StringComparison.Ordinal);
        Assert.Equal(cold.Pushed[project.Cache("v1")], warm.Pushed[project.Cache("v2")]);
        Assert.Equal(cold.Pushed[project.Cache("buildcache")], warm.Pushed[project.Cache("buildcache")]);
        Assert.Equal(warm.Pushed[project.Cache("v2")], proxy.Registry.Images.DigestOf(project.Cache("v2")));
        Assert.InRange(proxy.BytesUp, 1, 20_000);
        Assert.DoesNotContain(proxy.Requests, r => r.Line.StartsWith("GET ", StringComparison.Ordinal) && r.Line.Contains("/blobs/", StringComparison.Ordinal) && r.BytesDown > 50_000);
    }

    // BuildKit links the layer of the copy again in every run after one in which it changed, as it fetches no layer.
    [Fact]
    public void Are_no_others_after_a_linked_file_changed()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "linked");
        project.Replace("Dockerfile", "COPY app.txt", "COPY --link app.txt");
        Run(project, proxy, "v1");
        project.Append("app.txt", "changed");
        var changed = Run(project, proxy, "v2");
        proxy.Forget();

        var warm = Run(project, proxy, "v3");

        Assert.Contains(" is in the registry: tagged there as ", warm.Machine.Log, StringComparison.Ordinal);
        Assert.Equal(changed.Pushed[project.Cache("v2")], warm.Pushed[project.Cache("v3")]);
        Assert.NotEqual(changed.Pushed[project.Cache("v2")], proxy.Registry.Images.DigestOf(project.Cache("v1")));
        Assert.InRange(proxy.BytesUp, 1, 20_000);
    }

    [Fact]
    public void Do_not_come_of_a_cache_of_which_a_layer_is_gone()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "gone-part");
        Run(project, proxy, "latest");
        var rule = proxy.Add(new ProxyRule("^HEAD .*/blobs/", new ProxyFault.Status(404)) { Times = 1 });

        var repaired = Run(project, proxy, "latest");

        Assert.Equal(1, rule.Hits);
        Assert.Single(repaired.Machine.Warnings, w => w.StartsWith($"the cache {project.Cache("buildcache")} is damaged and is left out: its part sha256:", StringComparison.Ordinal));
        Assert.Equal(3, repaired.Built.Report.StepsRun);
        Assert.Equal(0, Run(project, proxy, "latest").Built.Report.StepsRun);
    }

    private Project NewProject(RegistryProxy proxy, string name) =>
        profile.NewProject(Dockerfile, "app.txt") with { Image = $"{proxy.Address}/unchanged-pushes/{name}" };

    private (Machine Machine, DockerCiBuildResult Built, IReadOnlyDictionary<string, string> Pushed) Run(Project project, RegistryProxy proxy, string tag)
    {
        var machine = profile.FreshMachine(project, proxy.Registry);
        machine.LogIn();
        var built = machine.Build(new() { Image = project.Image, Tags = { tag } });
        return (machine, built, machine.Push(built).Digests);
    }
}
