using System.Text.RegularExpressions;
using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Registries;

public abstract class PushFaults(EngineProfile profile)
{
    private const string Dockerfile = """
        FROM busybox:latest AS builder
        RUN : builder; head -c 300000 /dev/urandom >/made
        FROM busybox:latest
        COPY --from=builder /made /

        """;

    [Fact]
    public void That_can_pass_are_tried_again_and_no_layer_is_pushed_twice()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var unavailable = proxy.Add(new ProxyRule("^PUT /v2/.*/manifests/", new ProxyFault.Status(503)) { Times = 2 });
        var reset = proxy.Add(new ProxyRule("^PUT /v2/.*/manifests/", new ProxyFault.Reset()) { After = 1, Times = 1 });
        var project = profile.NewProject(Dockerfile) with { Image = $"{proxy.Address}/{profile.Name}/that-can-pass" };
        var machine = profile.UsedMachine(project, proxy.Registry);
        machine.LogIn();

        var built = machine.Build(Settings(project));
        var pushed = machine.Push(built);

        Assert.Equal(new[] { "latest", "builder", "cache" }.ToDictionary(project.Cache, tag => proxy.Registry.Images.DigestOf(project.Cache(tag))), pushed.Digests);
        Assert.InRange(unavailable.Hits + reset.Hits, 2, 3);
        // The classic stores push all three at once: which of them the faults meet is the registry's to say.
        Assert.Matches($"push of {Regex.Escape(project.Image)}:(latest|builder|cache): retry 1 of 4 in ", machine.Log);
        Assert.True(proxy.BytesUp > 300_000);

        proxy.Forget();
        machine.Push(built);
        Assert.InRange(proxy.BytesUp, 1, 50_000);
    }

    [Fact]
    public void That_can_not_pass_are_not_and_the_others_are_pushed()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = profile.NewProject(Dockerfile) with { Image = $"{proxy.Address}/{profile.Name}/that-can-not-pass" };
        var machine = profile.UsedMachine(project, proxy.Registry);
        machine.LogIn();
        var built = machine.Build(Settings(project));
        proxy.Add(new ProxyRule("^PUT /v2/.*/manifests/(builder|cache)", new ProxyFault.Status(403)));

        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Matches($"^{project.Cache("latest")} is pushed, but its cache could not be written: push of {project.Image}:(builder|cache) failed: .*denied", refused.Message);
        Assert.DoesNotContain("retry 1 of", machine.Log, StringComparison.Ordinal);
        Assert.True(profile.Registry.Images.Has($"{profile.Registry.Address}/{profile.Name}/that-can-not-pass:latest"));
    }

    [Fact]
    public void Of_the_image_are_the_runs_failure_also_where_its_caches_go_beside_it()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = profile.NewProject(Dockerfile) with { Image = $"{proxy.Address}/{profile.Name}/image-refused" };
        var machine = profile.UsedMachine(project, proxy.Registry);
        machine.LogIn();
        var built = machine.Build(new() { Image = project.Image, Cache = { Type = DockerCiCacheType.Inline } });
        proxy.Add(new ProxyRule("^PUT /v2/.*/manifests/latest", new ProxyFault.Status(403)));

        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Matches($"^push of {project.Cache("latest")} failed: .*denied", refused.Message);
        Assert.DoesNotContain(proxy.Requests, r => Regex.IsMatch(r.Line, "^PUT .*/manifests/cache"));
    }

    // Images pushed by docker push; what goes from the builder is another matter.
    private static DockerCiBuildSettings Settings(Workloads.Project project) =>
        new() { Image = project.Image, Cache = { Type = DockerCiCacheType.Inline, Required = true } };
}

[Collection(ClassicFaultTests.Name)]
public sealed class PushFaultsOnClassic(Classic profile) : PushFaults(profile);

[Collection(Modern.Name)]
public sealed class PushFaultsOnModern(Modern profile) : PushFaults(profile);

[Collection(ModernContainerd.Name)]
public sealed class PushFaultsOnModernContainerd(ModernContainerd profile) : PushFaults(profile);
