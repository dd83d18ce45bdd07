using System.Collections.Concurrent;
using Cake.DockerCiCache.EngineTests.Caching;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Faults;

/// <summary>Whatever happens to a cache, the build is green, the image is good, and the push repairs the cache.</summary>
public abstract class CacheFaults(EngineProfile profile)
{
    // Bodies up to here, which are manifests and configurations, stay whole; the layers are larger and do not compress.
    private const int Whole = 50_000;

    private static readonly ConcurrentDictionary<(string Profile, DockerCiCacheType Type), string> ColdRuns = [];

    private const string Dockerfile = """
        FROM busybox:latest AS one
        COPY one.txt /in/
        RUN : one; head -c 300000 /dev/urandom >/one
        FROM busybox:latest
        COPY --from=one /one /parts/
        RUN : two; head -c 300000 /dev/urandom >/two
        COPY app.txt /in/
        RUN : app; wc -c /parts/one /two; head -c 100000 /dev/urandom >/app

        """;

    [Theory]
    [InlineData("cut")]
    [InlineData("corrupt")]
    [InlineData("gone")]
    [InlineData("dies")]
    public void In_layers_of_inline_caches_end_in_a_green_build_and_a_repaired_cache(string fault) => Check(DockerCiCacheType.Inline, fault);

    protected void Check(DockerCiCacheType type, string fault)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, $"{fault}-{type}");
        profile.Registry.Copy(ColdRun(type), project.Repository);
        project.Append("app.txt", "changed");

        // Not the base image's layer: a corrupt part of it stays in the classic store's content, and comes again on a machine that
        // is fresh only by pruning.
        var rule = proxy.Add(new ProxyRule($"^GET .*/blobs/(?!{proxy.Registry.Images.BaseBlob(project.Cache("latest"))})", Fault(fault)));

        var machine = Machine(project, proxy);
        var built = machine.Build(Settings(project, type, fault == "silent"));

        Assert.True(rule.Hits > 0, "no layer was asked for");
        Assert.Contains("app", Ran(built));

        // 20.10 goes on where a connection was reset, and may have the whole layer in the end; then no other step runs.
        Assert.True(machine.Warnings.Count > 0 || (fault == "reset" && Ran(built) is ["app"]), machine.Log);
        Assert.All(machine.Warnings, w => Assert.Matches($"^building .*{project.Image}:.* (could not be used and is left out|could not be fetched, so its step ran again) ", w));
        Assert.Equal(machine.Warnings.Count, machine.Warnings.Select(w => w[..w.IndexOf(" could not", StringComparison.Ordinal)]).Distinct().Count());

        proxy.Forget();
        machine.Push(built);

        // Nothing but the changed step runs, for which the layers that were damaged are fetched.
        project.Append("app.txt", "changed again");
        RunAll(project, proxy, type, "app");
    }

    /// <summary>The addin's own questions are answered, docker's for the cache's manifest is not: until it is, BuildKit builds nothing at all.</summary>
    protected void CheckSilentManifest(DockerCiCacheType type)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, $"manifest-{type}");
        project.Write("Dockerfile", "FROM busybox:latest\nCOPY app.txt /\nRUN : app; head -c 1000 /dev/urandom >/app\n");
        RunAll(project, proxy, type, "app");
        var rule = proxy.Add(new ProxyRule("^(HEAD|GET) /v2/.*/manifests/", new ProxyFault.Silent()) { SparesOwn = true });
        var settings = Settings(project, type);
        settings.Cache.FetchPatience = TimeSpan.FromSeconds(0.5);

        var failure = Assert.ThrowsAny<Exception>(() => Machine(project, proxy).Build(settings));

        Assert.True(rule.Hits > 0, "docker did not ask for the manifest");
        Assert.Matches("nothing came for [0-9]+ s: importing cache manifest from .*; BuildKit builds nothing until it comes", failure.Message);

        proxy.Dispose();
        Assert.Equal(["app"], Ran(profile.FreshMachine(project).Build(new() { Image = $"{profile.Registry.Address}/{profile.Name}/after-silence-{type}".ToLowerInvariant(), Cache = { Type = type } })));
    }

    [Fact]
    public void Of_a_step_are_not_taken_for_one_of_the_cache()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "step");
        project.Append("Dockerfile", "RUN : fails; exit 3");
        var machine = Machine(project, proxy);

        var failure = Assert.ThrowsAny<Exception>(() => machine.Build(project.Settings));

        Assert.Contains("exit code 3", failure.Message, StringComparison.Ordinal);
        Assert.Empty(machine.Warnings);
    }

    [Fact]
    public void In_a_registry_that_says_nothing_are_found_out_before_the_build()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "silent");
        var machine = Machine(project, proxy);
        proxy.Add(new ProxyRule(".", new ProxyFault.Silent()));
        var settings = project.Settings;
        settings.Cache.Patience = TimeSpan.FromSeconds(1);

        var built = machine.Build(settings);

        Assert.Equal(3, built.RunStepsThatRan().Count);
        Assert.All(built.Plan.Steps, step => Assert.Empty(step.CacheFrom));
        Assert.Single(machine.Warnings, w => w.Contains("no answer within 1 s", StringComparison.Ordinal));
        Assert.All(built.Report.CacheImports, import => Assert.Equal("unreachable", import.Outcome));
        Assert.All(proxy.Requests, request => Assert.DoesNotContain("/blobs/", request.Line, StringComparison.Ordinal));
    }

    private static ProxyFault Fault(string name) => name switch
    {
        "cut" => new ProxyFault.Truncated(Whole),
        "reset" => new ProxyFault.ResetDownload(Whole),
        "dies" => new ProxyFault.Dies(Whole),
        "silent" => new ProxyFault.FallsSilent(Whole),
        "corrupt" => new ProxyFault.CorruptBody(Whole),
        _ => new ProxyFault.Gone(Whole),
    };

    private static DockerCiBuildSettings Settings(Project project, DockerCiCacheType type, bool isImpatient = false)
    {
        var settings = new DockerCiBuildSettings { Image = project.Image, Cache = { Type = type } };
        if (isImpatient)
        {
            // A layer of the classic store has ten times as long.
            settings.Cache.FetchPatience = TimeSpan.FromSeconds(type == DockerCiCacheType.Registry ? 3 : 0.5);
        }

        return settings;
    }

    private Project NewProject(RegistryProxy proxy, string name) =>
        profile.NewProject(Dockerfile, "one.txt", "app.txt") with { Image = $"{proxy.Address}/{profile.Name}/faults-{name.ToLowerInvariant()}" };

    private Machine Machine(Project project, RegistryProxy proxy)
    {
        var machine = profile.FreshMachine(project, proxy.Registry);
        machine.LogIn();
        return machine;
    }

    private void RunAll(Project project, RegistryProxy proxy, DockerCiCacheType type, params string[] steps)
    {
        var machine = Machine(project, proxy);
        var built = machine.Build(Settings(project, type));
        machine.Push(built);

        // First, because a cache that was left out is why steps ran.
        Assert.Empty(machine.Warnings);
        Assert.Equal(steps, Ran(built));
    }

    // One for all faults: each begins with a copy of what the first run on an empty registry pushed.
    private string ColdRun(DockerCiCacheType type) => ColdRuns.GetOrAdd((profile.Name, type), _ =>
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, $"cold-{type}");
        RunAll(project, proxy, type, "one", "two", "app");
        return project.Repository;
    });

    private static string[] Ran(DockerCiBuildResult built) => [.. built.RunStepsThatRan().Select(s => s.Split(" : ")[1].Split(';')[0])];
}

[Collection(ClassicFaultTests.Name)]
public sealed class CacheFaultsOnClassic(Classic profile) : CacheFaults(profile)
{
    [Fact]
    public void In_layers_that_stop_coming_end_so_too() => Check(DockerCiCacheType.Inline, "silent");
}

[Collection(Modern.Name)]
public sealed class CacheFaultsOnModern(Modern profile) : CacheFaults(profile)
{
    [Fact]
    public void In_layers_whose_connection_is_reset_end_so_too() => Check(DockerCiCacheType.Inline, "reset");

    [Fact]
    public void In_a_manifest_that_does_not_come_end_the_build_with_the_reason() => CheckSilentManifest(DockerCiCacheType.Inline);
}

[Collection(ModernContainerd.Name)]
public sealed class CacheFaultsOnModernContainerd(ModernContainerd profile) : CacheFaults(profile)
{
    [Theory]
    [InlineData("cut")]
    [InlineData("corrupt")]
    [InlineData("gone")]
    [InlineData("reset")]
    [InlineData("dies")]
    [InlineData("silent")]
    public void In_layers_of_a_registry_cache_end_in_a_green_build_and_a_repaired_cache(string fault) => Check(DockerCiCacheType.Registry, fault);

    [Fact]
    public void In_a_manifest_that_does_not_come_end_the_build_with_the_reason() => CheckSilentManifest(DockerCiCacheType.Registry);
}
