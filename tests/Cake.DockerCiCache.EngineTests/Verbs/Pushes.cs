using Cake.Core;
using Cake.DockerCiCache.EngineTests.Caching;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

public abstract class Pushes(EngineProfile profile)
{
    private const string Dockerfile = """
        FROM busybox:latest AS builder
        RUN : builder; head -c 100000 /dev/urandom >/made
        FROM busybox:latest
        COPY --from=builder /made /

        """;

    [Fact]
    public void Give_the_digests_that_the_registry_has()
    {
        var project = profile.NewProject(Dockerfile);
        var machine = profile.UsedMachine(project);
        machine.LogIn();
        var settings = project.Settings;
        settings.Tags = ["1.0", "edge"];

        var built = machine.Build(settings);
        var pushed = machine.Push(built);

        Assert.Equal(
            (built.Plan.Cache == DockerCiCacheType.Inline ? new[] { "1.0", "edge", "builder", "cache" } : ["1.0", "edge", "buildcache"])
                .Select(project.Cache).ToDictionary(reference => reference, profile.Registry.Images.DigestOf),
            pushed.Digests);
    }

    [Fact]
    public void Without_login_name_the_image_and_the_registrys_words()
    {
        var project = profile.NewProject(Dockerfile);
        var machine = profile.UsedMachine(project);
        var built = machine.Build(project.Settings);

        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Contains($"push of {project.Cache("latest")} failed", refused.Message, StringComparison.Ordinal);
        Assert.Matches("(?i)no basic auth credentials|unauthorized|authentication required", refused.Message);
        Assert.DoesNotContain("retry", machine.Log, StringComparison.Ordinal);
        Assert.False(profile.Registry.Images.Has(project.Cache("latest")));
    }

    [Fact]
    public void To_a_registry_that_went_away_name_the_image()
    {
        var registry = profile.StartRegistry("registry-that-goes");
        var project = profile.NewProject(Dockerfile) with { Image = $"{registry.Address}/gone" };
        var machine = profile.UsedMachine(project, registry);
        machine.LogIn();
        var built = machine.Build(project.Settings);
        registry.Stop();

        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Contains($"push of {project.Cache("latest")} failed", refused.Message, StringComparison.Ordinal);
        Assert.Contains("refused", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"push of {project.Cache("latest")}: retry 4 of 4 in ", machine.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void That_fail_half_way_leave_what_was_pushed_usable()
    {
        var registry = profile.StartRegistry("registry-of-caches");
        var project = profile.NewProject(Dockerfile);
        var machine = profile.FreshMachine(project);
        machine.LogIn();
        var settings = project.Settings;
        settings.CacheRepository = $"{registry.Address}/caches";
        settings.Cache.Type = DockerCiCacheType.Inline;
        settings.Cache.Required = true;

        var refused = Assert.Throws<CakeException>(() => machine.Push(machine.Build(settings)));

        Assert.Contains($"push of {registry.Address}/caches:builder failed", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{project.Cache("latest")} is pushed, but its cache could not be written", refused.Message, StringComparison.Ordinal);
        Assert.Empty(WithCacheFrom(project, "latest").RunStepsThatRan());
    }

    // The image itself has an inline cache as well.
    private DockerCiBuildResult WithCacheFrom(Project project, string tag)
    {
        var machine = profile.FreshMachine(project);
        machine.LogIn();
        var settings = project.Settings;
        settings.Cache.Type = DockerCiCacheType.Inline;
        settings.CachedStages = [];
        settings.CacheTag = tag;
        return machine.Build(settings);
    }
}

[Collection(Classic.Name)]
public sealed class PushesOnClassic(Classic profile) : Pushes(profile);

[Collection(Modern.Name)]
public sealed class PushesOnModern(Modern profile) : Pushes(profile);

[Collection(ModernContainerd.Name)]
public sealed class PushesOnModernContainerd(ModernContainerd profile) : Pushes(profile);
