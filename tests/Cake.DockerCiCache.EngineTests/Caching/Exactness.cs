using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Caching;

/// <summary>No step whose inputs did not change is run again, and every step whose inputs did change is, each time on a fresh machine.</summary>
public abstract class Exactness(EngineProfile profile)
{
    // The first run is main's, the others are a branch's, which begins with main's cache and then has its own.
    [Fact]
    public void Of_independent_builders_and_a_join_on_a_branch() => Check(FiveStages.Workload, branch: number => number == 0 ? "main" : "feature/x");

    [Fact]
    public void Of_a_single_stage() => Check(SingleStage.Workload);

    [Fact]
    public void Of_a_chain_of_ten_stages() => Check(TenStages.Workload);

    [Fact]
    public void Of_the_sample_application() => Check(SampleApplication.Workload);

    // All generations are run, also after one that was not exact, so that the table is complete.
    private protected void Check(Workload workload, Action<DockerCiBuildSettings>? strategy = null, Func<int, string>? branch = null)
    {
        var project = profile.NewProject();
        workload.Write(project);
        IReadOnlyCollection<PushedImage> before = [];
        var faults = new List<string>();
        var number = 0;
        foreach (var generation in workload.Generations.Prepend(new Generation("cold", _ => { }, [.. workload.Steps])))
        {
            generation.Change(project);
            var machine = profile.FreshMachine(project);
            _ = branch is null ? machine : machine.OnBranch(branch(number));
            var settings = new DockerCiBuildSettings { Image = project.Image, Dockerfile = workload.Dockerfile };
            strategy?.Invoke(settings);
            var built = machine.RunAll(settings);
            var images = built.Plan.Cache == DockerCiCacheType.Inline ? built.Plan.Pushes : built.Plan.Steps[0].Tags;
            var after = images.Select(reference => profile.Registry.Images.Find(reference)!).ToList();
            var run = new GenerationRun(
                profile.Name, workload, generation, StepsRun.ByReport(workload, built.Report), StepsRun.ByLayers(workload, before, after), Visible(workload, built, after));
            faults.AddRange(run.Faults.Select(fault => $"generation {number} ({generation.Case}): {fault}; log: {ExactnessTable.Keep(run, number, machine.Log)}"));
            ExactnessTable.Add(run);
            before = after;
            number++;
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private protected EngineProfile Profile => profile;

    // Inline caches are in images, so that every step must be seen there.
    private static IReadOnlyList<string> Visible(Workload workload, DockerCiBuildResult built, IReadOnlyCollection<PushedImage> images) =>
        built.Plan.Cache == DockerCiCacheType.Inline ? workload.Steps : StepsRun.Visible(workload, images);
}

[Collection(Classic.Name)]
public sealed class ExactnessOnClassic(Classic profile) : Exactness(profile);

[Collection(Modern.Name)]
public sealed class ExactnessOnModern(Modern profile) : Exactness(profile);

[Collection(ModernContainerd.Name)]
public sealed class ExactnessOnModernContainerd(ModernContainerd profile) : Exactness(profile)
{
    [Fact]
    public void With_inline_caches() => Check(Beginning("inline"), settings => settings.Cache.Type = DockerCiCacheType.Inline);

    [Fact]
    public void With_early_pushes() => Check(Beginning("early"), settings => settings.PushCachesEarly = true);

    [Fact]
    public void With_a_cache_in_a_folder()
    {
        var kept = Profile.NewProject().Folder;
        Check(Beginning("local"), settings =>
        {
            settings.Cache.Type = DockerCiCacheType.Local;
            settings.Cache.Options["folder"] = kept;
        });
    }

    private static Workload Beginning(string strategy) =>
        FiveStages.Workload with { Name = $"{FiveStages.Workload.Name}-{strategy}", Generations = [.. FiveStages.Workload.Generations.Take(5)] };
}
