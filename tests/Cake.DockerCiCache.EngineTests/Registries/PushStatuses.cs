using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>What a registry answers to a push, one small image each.</summary>
/// <remarks>On the two engines whose <c>docker push</c> is not the same program: 28.5's classic store pushes as 20.10 does.</remarks>
public abstract class PushStatuses(EngineProfile profile)
{
    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    public void That_can_pass_cost_one_retry(int status)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var (machine, built) = Built(proxy);
        var rule = proxy.Add(new ProxyRule("^PUT /v2/.*/manifests/", new ProxyFault.Status(status, RetryAfter: "1")) { Times = OwnTries(status) });

        machine.Push(built);

        Assert.Equal(OwnTries(status), rule.Hits);
        Assert.StartsWith($"push of {proxy.Address}/", Assert.Single(Retries(machine)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "unauthorized|authentication required|authorization failed")]
    [InlineData(404, "not known|name unknown|not found")]
    public void That_can_not_pass_end_the_push(int status, string words)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var (machine, built) = Built(proxy);
        proxy.Add(new ProxyRule("^PUT /v2/.*/manifests/", new ProxyFault.Status(status)));

        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Matches($"^push of {proxy.Address}/.*:latest failed: [\\s\\S]*(?i:{words})", refused.Message);
        Assert.Empty(Retries(machine));
    }

    [Fact]
    public void That_come_slowly_are_waited_for()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var (machine, built) = Built(proxy);
        var rule = proxy.Add(new ProxyRule("^(PATCH|PUT) /v2/.*/blobs/", new ProxyFault.SlowUpload(300_000)));

        machine.Push(built);

        Assert.True(rule.Hits > 0);
        Assert.Empty(Retries(machine));
    }

    // Docker itself would wait for ever, and says nothing by which hanging could be told from being slow (CONTRIBUTING.md, "Faults").
    [Fact]
    public void That_never_come_end_with_the_time_that_docker_has()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var (machine, built) = Built(proxy, TimeSpan.FromSeconds(4));
        var rule = proxy.Add(new ProxyRule("^(PATCH|PUT) ", new ProxyFault.Silent()));

        var stopped = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.True(rule.Hits > 0);
        Assert.Contains("did not end within 4 s (ToolTimeout) and was stopped", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(Retries(machine));
    }

    /// <summary>How often docker itself asks before it gives up.</summary>
    protected abstract int OwnTries(int status);

    private static IEnumerable<string> Retries(Machine machine) => machine.Log.Split('\n').Where(l => l.Contains(": retry ", StringComparison.Ordinal));

    // A layer of its own for each image, which no other repository can give.
    private (Machine Machine, DockerCiBuildResult Built) Built(RegistryProxy proxy, TimeSpan? limit = null)
    {
        var project = profile.NewProject($"FROM busybox:latest\nRUN : {proxy.Address}; head -c 300000 /dev/urandom >/app\n");
        project = project with { Image = project.Image.Replace(profile.Registry.Address, proxy.Address, StringComparison.Ordinal) };
        var machine = profile.UsedMachine(project, proxy.Registry);
        machine.LogIn();
        return (machine, machine.Build(new() { Image = project.Image, Cache = { Type = DockerCiCacheType.Inline }, ToolTimeout = limit }));
    }
}

[Collection(Classic.Name)]
public sealed class PushStatusesOnClassic(Classic profile) : PushStatuses(profile)
{
    protected override int OwnTries(int status) => 1;
}

[Collection(ModernContainerd.Name)]
public sealed class PushStatusesOnModernContainerd(ModernContainerd profile) : PushStatuses(profile)
{
    protected override int OwnTries(int status) => status == 429 ? 6 : 2;
}
