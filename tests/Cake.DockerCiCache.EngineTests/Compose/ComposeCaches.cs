using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Compose;

/// <summary>Compose projects use the caches of branches, and whatever happens to a cache, their build is green.</summary>
public abstract class ComposeCaches(EngineProfile profile)
{
    // Bodies up to here, which are manifests and configurations, stay whole.
    private const int Whole = 50_000;

    private const string Files = "services:\n  web:\n    image: ${REPO}\n    build: .\n";
    private const string Dockerfile = "FROM busybox:latest AS one\nCOPY one.txt /\nRUN : one; head -c 300000 /dev/urandom >/one\nFROM busybox:latest\nCOPY --from=one /one /\nCOPY app.txt /\nRUN : app; head -c 300000 /dev/urandom >/app\n";

    [Fact]
    public void Of_a_branch_are_its_own_and_it_reads_the_default_branchs()
    {
        var project = NewProject(profile.NewProject());
        Run(Machine(project, "main"));
        var branch = Machine(project, "feature/x");
        var first = Run(branch);
        project.Append("app.txt", "changed");
        var changed = Run(Machine(project, "feature/x"));
        var again = Run(Machine(project, "feature/x"));
        var main = Machine(project, "main").Run(c => c.DockerCiComposeBuild(new DockerCiComposeSettings()));

        Assert.Equal(0, first.Report.StepsRun);
        Assert.All(first.Plan.Pushes.Skip(1), p => Assert.Contains("-feature-x-", p, StringComparison.Ordinal));
        Assert.True(changed.Report.StepsRun > 0);
        Assert.Equal(0, again.Report.StepsRun);
        Assert.True(main.Report.StepsRun > 0, "main's cache was overwritten by a branch");
    }

    [Fact]
    public void That_are_damaged_end_in_a_green_build_and_are_replaced()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(profile.NewProject() with { Image = $"{proxy.Address}/{profile.Name}/compose-damaged" });
        Run(Machine(project, "main", proxy.Registry));
        project.Append("app.txt", "changed");
        foreach (var fault in OtherFaults)
        {
            BuildWith(fault, project, proxy);
        }

        var (machine, built) = BuildWith("cut", project, proxy);
        machine.Run(c => c.DockerCiComposePush(built));

        Assert.Equal(0, Run(Machine(project, "main", proxy.Registry)).Report.StepsRun);
    }

    [Fact]
    public void In_a_registry_that_says_nothing_are_left_out_with_one_warning()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(profile.NewProject() with { Image = $"{proxy.Address}/{profile.Name}/compose-silent" });
        var machine = Machine(project, "main", proxy.Registry);
        proxy.Add(new ProxyRule(".", new ProxyFault.Silent()));

        var built = machine.Run(c => c.DockerCiComposeBuild(new DockerCiComposeSettings { Cache = { Patience = TimeSpan.FromSeconds(1) } }));

        Assert.All(built.Plan.Steps, step => Assert.Empty(step.CacheFrom));
        Assert.Single(machine.Warnings, w => w.Contains("no answer within 1 s", StringComparison.Ordinal));
    }

    /// <summary>What goes wrong besides; each fault on the profile where it costs least.</summary>
    protected abstract IReadOnlyList<string> OtherFaults { get; }

    // Nothing is pushed, so that the cache stays as it was.
    private (Machine Machine, DockerCiComposeBuildResult Built) BuildWith(string fault, Project project, RegistryProxy proxy)
    {
        var rule = proxy.Add(new ProxyRule($"^GET .*/blobs/(?!{proxy.Registry.Images.BaseBlob(project.Cache("latest"))})", Fault(fault)));
        var machine = Machine(project, "main", proxy.Registry);
        var settings = new DockerCiComposeSettings();
        settings.Cache.FetchPatience = fault == "silent" ? TimeSpan.FromSeconds(3) : settings.Cache.FetchPatience;
        var built = machine.Run(c => c.DockerCiComposeBuild(settings));
        proxy.Forget();

        Assert.True(rule.Hits > 0, $"{fault}: no layer was asked for");
        Assert.NotEmpty(machine.Warnings);
        Assert.Equal(machine.Warnings.Count, machine.Warnings.Select(w => w[..w.IndexOf(" could not", StringComparison.Ordinal)]).Distinct().Count());
        Assert.All(machine.Warnings, w => Assert.Equal(fault == "silent", w.Contains("(nothing came for ", StringComparison.Ordinal)));
        return (machine, built);
    }

    private static ProxyFault Fault(string name) => name switch
    {
        "cut" => new ProxyFault.Truncated(Whole),
        "corrupt" => new ProxyFault.CorruptBody(Whole),
        "silent" => new ProxyFault.FallsSilent(Whole),
        _ => new ProxyFault.Gone(Whole),
    };

    private static Project NewProject(Project project)
    {
        project.Write("docker-compose.yml", Files);
        project.Write("Dockerfile", Dockerfile);
        project.Write("one.txt", "one");
        project.Write("app.txt", "app");
        return project;
    }

    private static DockerCiComposeBuildResult Run(Machine machine)
    {
        var built = machine.Run(c => c.DockerCiComposeBuild(new DockerCiComposeSettings()));
        machine.Run(c => c.DockerCiComposePush(built));
        return built;
    }

    private Machine Machine(Project project, string branch, LocalRegistry? registry = null)
    {
        var machine = profile.FreshMachine(project, registry).OnBranch(branch);
        machine.Variables["REPO"] = project.Image;
        machine.LogIn();
        return machine;
    }
}

[Collection(Classic.Name)]
public sealed class ComposeCachesOnClassic(Classic profile) : ComposeCaches(profile)
{
    protected override IReadOnlyList<string> OtherFaults => ["corrupt"];
}

[Collection(Modern.Name)]
public sealed class ComposeCachesOnModern(Modern profile) : ComposeCaches(profile)
{
    protected override IReadOnlyList<string> OtherFaults => ["gone"];
}

[Collection(ModernContainerd.Name)]
public sealed class ComposeCachesOnModernContainerd(ModernContainerd profile) : ComposeCaches(profile)
{
    protected override IReadOnlyList<string> OtherFaults => ["corrupt", "gone", "silent"];
}
