using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>What the engine's store holds is pushed by docker once, and not where the registry has it; all other tags are set there.</summary>
/// <param name="profile">The engine.</param>
/// <param name="uploadsOnce">The engine uploads a layer once for all pushes of a moment, so that they can go at once.</param>
public abstract class StoredPushes(EngineProfile profile, bool uploadsOnce)
{
    private const string Dockerfile = """
        FROM busybox:latest AS builder
        RUN : stored pushes; head -c 300000 /dev/urandom >/made
        FROM busybox:latest
        COPY --from=builder /made /
        COPY app.txt /

        """;

    [Fact]
    public void Are_one_for_all_tags_of_an_image_and_one_for_each_stage()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "several-tags");

        // Whatever two images have in common is still on its way when the second one is pushed.
        proxy.Add(new ProxyRule("^PUT .*/blobs/uploads/", new ProxyFault.Slow(TimeSpan.FromSeconds(1))));
        var run = Run(project, proxy, "v1", "v2", "v3");

        Assert.Equal(2, Pushes(run.Machine));
        Assert.Equal(new[] { "builder", "cache", "v1", "v2", "v3" }.Select(project.Cache), run.Pushed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(run.Pushed, run.Pushed.Keys.ToDictionary(k => k, proxy.Registry.Images.DigestOf));
        Assert.NotEmpty(proxy.Uploads);
        Assert.Equal(proxy.Uploads.Distinct(), proxy.Uploads);
        Assert.Equal(uploadsOnce, AreAtOnce(run.Machine));
    }

    // docker push says its digest when it is done.
    private static bool AreAtOnce(Machine machine)
    {
        var firstEnd = machine.Log.IndexOf(": digest: sha256:", StringComparison.Ordinal);
        return new[] { "v1", "builder" }.All(tag => machine.Log[..firstEnd].Contains($"[{tag}] The push refers to repository", StringComparison.Ordinal));
    }

    // docker push says this once, before it begins.
    private protected static int Pushes(Machine machine) => machine.Log.Split("The push refers to repository").Length - 1;

    private protected Project NewProject(RegistryProxy proxy, string name)
    {
        var project = profile.NewProject(Dockerfile, "app.txt");
        return project with { Image = $"{proxy.Address}/{profile.Name}/{name}" };
    }

    private protected (Machine Machine, IReadOnlyDictionary<string, string> Pushed) Run(Project project, RegistryProxy proxy, params string[] tags)
    {
        var machine = profile.FreshMachine(project, proxy.Registry);
        machine.LogIn();
        var settings = new DockerCiBuildSettings { Image = project.Image, Cache = { Type = DockerCiCacheType.Inline } };
        foreach (var tag in tags)
        {
            settings.Tags.Add(tag);
        }

        return (machine, machine.Push(machine.Build(settings)).Digests);
    }
}

[Collection(Modern.Name)]
public sealed class StoredPushesOnModern(Modern profile) : StoredPushes(profile, uploadsOnce: true)
{
    [Fact]
    public void Are_none_where_nothing_changed()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "nothing-changed");
        var cold = Run(project, proxy, "v1");
        proxy.Forget();

        var warm = Run(project, proxy, "v2");

        Assert.Equal(0, Pushes(warm.Machine));
        Assert.Contains($" is in the registry: tagged there as {project.Cache("v2")}", warm.Machine.Log, StringComparison.Ordinal);
        Assert.Equal(cold.Pushed[project.Cache("v1")], warm.Pushed[project.Cache("v2")]);
        Assert.Equal(cold.Pushed[project.Cache("builder")], warm.Pushed[project.Cache("builder")]);
        Assert.Equal(warm.Pushed, warm.Pushed.Keys.ToDictionary(k => k, proxy.Registry.Images.DigestOf));
        Assert.InRange(proxy.BytesUp, 1, 20_000);
    }
}

[Collection(ModernContainerd.Name)]
public sealed class StoredPushesOnModernContainerd(ModernContainerd profile) : StoredPushes(profile, uploadsOnce: false);

[Collection(Classic.Name)]
public sealed class StoredPushesOnClassic(Classic profile) : StoredPushes(profile, uploadsOnce: true);
