using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>Caches in the cases that a workload's generations do not show.</summary>
public abstract class Caches(EngineProfile profile)
{
    private const string TwoBuilders = """
        FROM busybox:latest AS one
        COPY one.txt /in/
        RUN : one; head -c 100000 /dev/urandom >/one
        FROM busybox:latest AS two
        COPY two.txt /in/
        RUN : two; head -c 100000 /dev/urandom >/two
        FROM busybox:latest
        COPY --from=one /one /parts/
        COPY --from=two /two /parts/
        RUN : app; head -c 100000 /dev/urandom >/app

        """;

    private const string Unnamed = """
        FROM busybox:latest
        COPY one.txt /in/
        RUN : one; head -c 100000 /dev/urandom >/one
        FROM busybox:latest
        COPY --from=0 /one /parts/
        COPY app.txt /in/
        RUN : app; head -c 100000 /dev/urandom >/app

        """;

    [Fact]
    public void That_are_not_there_yet_fail_no_build()
    {
        var project = NewProject();
        var machine = profile.FreshMachine(project);
        machine.LogIn();

        var built = machine.Build(project.Settings);

        Assert.Equal(3, built.RunStepsThatRan().Count);
        Assert.Equal(
            (built.Plan.Cache == DockerCiCacheType.Inline ? new[] { "one", "two", "cache" } : ["buildcache"]).Select(tag => (project.Cache(tag), "missing")),
            built.Report.CacheImports.Select(import => (import.Reference, import.Outcome)));
    }

    [Fact]
    public void Of_an_unnamed_stage_are_kept()
    {
        var project = profile.NewProject(Unnamed, "one.txt", "app.txt");
        profile.FreshMachine(project).RunAll(project.Settings);
        Assert.Empty(profile.FreshMachine(project).RunAll(project.Settings).RunStepsThatRan());

        project.Append("app.txt", "changed");

        Assert.Single(profile.FreshMachine(project).RunAll(project.Settings).RunStepsThatRan(), step => step.Contains(": app;", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_written_anew_by_a_build_without_cache()
    {
        var project = NewProject();
        profile.FreshMachine(project).RunAll(project.Settings);
        var stale = Layers(project);
        var settings = project.Settings;
        settings.NoCache = true;

        var anew = profile.FreshMachine(project).RunAll(settings);
        var refreshed = Layers(project);
        var next = profile.FreshMachine(project).RunAll(project.Settings);

        Assert.Equal(3, anew.RunStepsThatRan().Count);
        Assert.Empty(stale.Intersect(refreshed));
        Assert.Empty(next.RunStepsThatRan());
        Assert.Equal(refreshed, Layers(project));
    }

    [Fact]
    public void That_are_too_old_are_built_anew_once_and_replaced()
    {
        var project = NewProject();
        profile.FreshMachine(project).RunAll(project.Settings);
        var young = profile.FreshMachine(project).RunAll(RefreshedAfter(project, TimeSpan.FromDays(1)));
        var old = profile.FreshMachine(project).RunAll(RefreshedAfter(project, TimeSpan.FromMilliseconds(1)));
        var refreshed = Layers(project);
        var next = profile.FreshMachine(project).RunAll(project.Settings);

        Assert.Empty(young.RunStepsThatRan());
        Assert.All(young.Report.CacheImports, import => Assert.InRange(import.AgeDays!.Value, 0, 0.1));
        Assert.Equal(3, old.RunStepsThatRan().Count);
        Assert.Empty(next.RunStepsThatRan());
        Assert.Equal(refreshed, Layers(project));
    }

    [Fact]
    public void Of_the_target_alone_serve_while_nothing_changes()
    {
        var project = NewProject();
        var settings = project.Settings;
        settings.CachedStages = [];

        var cold = profile.FreshMachine(project).RunAll(settings);
        var warm = profile.FreshMachine(project).RunAll(settings);

        Assert.Equal([project.Cache("latest"), project.Cache("cache")], cold.Plan.Pushes);
        Assert.Empty(warm.RunStepsThatRan());
    }

    [Fact]
    public void Of_chosen_stages_are_kept_and_no_others()
    {
        var project = NewProject();
        var settings = project.Settings;
        settings.CachedStages = ["ONE"];
        profile.FreshMachine(project).RunAll(settings);
        project.Append("two.txt", "changed");

        var warm = profile.FreshMachine(project).RunAll(settings);

        Assert.True(profile.Registry.Images.Has(project.Cache("one")));
        Assert.False(profile.Registry.Images.Has(project.Cache("two")));
        Assert.DoesNotContain(warm.RunStepsThatRan(), step => step.StartsWith("one: ", StringComparison.Ordinal));
        Assert.Contains(warm.RunStepsThatRan(), step => step.StartsWith("two: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_read_as_a_chain_when_a_script_says_so()
    {
        var project = NewProject();
        var settings = project.Settings;
        settings.CacheSources = DockerCiCacheSources.Chain;
        profile.FreshMachine(project).RunAll(settings);

        var warm = profile.FreshMachine(project).RunAll(settings);

        Assert.Equal([project.Cache("one"), project.Cache("two"), project.Cache("cache")], warm.Plan.Steps.MaxBy(step => step.CacheFrom.Count)!.CacheFrom);
        Assert.All(warm.Report.CacheImports, import => Assert.Equal("found", import.Outcome));
    }

    // Another CI machine may come with base images, or an earlier job may have pulled one.
    [Fact]
    public void Serve_whether_or_not_the_engine_holds_the_base_image()
    {
        var project = NewProject();
        var ran = new List<string>();
        foreach (var (isThere, change) in new[] { (true, ""), (false, "one.txt"), (true, ""), (false, ""), (true, "two.txt"), (false, "") })
        {
            if (change.Length > 0)
            {
                project.Append(change, "changed");
            }

            var machine = profile.FreshMachine(project);
            if (isThere)
            {
                profile.Docker("pull", "busybox:latest");
            }

            ran.Add(string.Concat(machine.RunAll(project.Settings).RunStepsThatRan().Select(step => step.Split(": ")[0][0])));
        }

        Assert.Equal(["ots", "os", "", "", "ts", ""], ran);
    }

    private static DockerCiBuildSettings RefreshedAfter(Project project, TimeSpan age) => new() { Image = project.Image, Cache = { RefreshAfter = age } };

    private protected EngineProfile Profile => profile;

    private protected Project NewProject() => profile.NewProject(TwoBuilders, "one.txt", "two.txt");

    private string[] Layers(Project project) =>
    [
        .. new[] { "one", "two", "latest" }.SelectMany(tag => profile.Registry.Images.Find(project.Cache(tag))?.Layers ?? [])
            .Where(layer => layer.MadeBy.StartsWith("RUN ", StringComparison.Ordinal))
            .Select(layer => layer.Digest),
    ];
}

[Collection(Classic.Name)]
public sealed class CachesOnClassic(Classic profile) : Caches(profile);

[Collection(Modern.Name)]
public sealed class CachesOnModern(Modern profile) : Caches(profile);

[Collection(ModernContainerd.Name)]
public sealed class CachesOnModernContainerd(ModernContainerd profile) : Caches(profile)
{
    [Fact]
    public void In_a_folder_are_each_branchs_own()
    {
        var project = NewProject();
        project.Write(".dockerignore", "kept\n");
        var settings = project.Settings;
        settings.Cache.Type = DockerCiCacheType.Local;
        settings.Cache.Options["folder"] = "kept";

        var cold = Branch("main").RunAll(settings);
        var first = Branch("feature/x").RunAll(settings);
        project.Append("two.txt", "changed");
        var changed = Branch("feature/x").RunAll(settings);
        var again = Branch("feature/x").RunAll(settings);

        Assert.Equal(3, cold.RunStepsThatRan().Count);
        Assert.Empty(first.RunStepsThatRan());
        Assert.Equal(["two", "app"], changed.RunStepsThatRan().Select(step => step.Split(" : ")[1].Split(';')[0]));
        Assert.Empty(again.RunStepsThatRan());
        Assert.Equal("type=local,src=kept/buildcache", Assert.Single(first.Plan.Steps[0].CacheFrom));
        Assert.Contains("feature-x", Assert.Single(again.Plan.Steps[0].CacheFrom), StringComparison.Ordinal);
        Assert.Equal([project.Cache("latest")], cold.Plan.Pushes);

        Machine Branch(string name) => Profile.FreshMachine(project).OnBranch(name);
    }
}
