using System.Globalization;
using System.Text.RegularExpressions;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

public abstract class EarlyPushes(EngineProfile profile)
{
    // Random files: a step that runs again gives another layer. All images have the first stage's layers.
    private const string Dockerfile = """
        FROM busybox:latest AS base
        COPY base.txt /
        RUN : base; head -c 300000 /dev/urandom >/base
        FROM base AS one
        RUN : one; head -c 300000 /dev/urandom >/one
        FROM base AS two
        RUN : two; head -c 300000 /dev/urandom >/two
        FROM base
        COPY --from=one /one /
        COPY --from=two /two /
        RUN : last; sleep 2; head -c 300000 /dev/urandom >/last

        """;

    private static readonly string[] Caches = ["base", "one", "two"];

    [Fact]
    public void Begin_before_the_last_build_ends_upload_each_layer_once_and_leave_a_cache_that_hits()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = profile.NewProject(Dockerfile, "base.txt") with { Image = $"{proxy.Address}/{profile.Name}/early" };
        var (machine, settings) = Fresh(project, proxy);

        // A layer is still on its way when the next image that has it is pushed.
        proxy.Add(new ProxyRule("^PUT .*/blobs/uploads/", new ProxyFault.Slow(TimeSpan.FromSeconds(1))));
        var built = machine.Build(settings);
        Assert.Equal(Caches, Pushed(proxy).Order());
        Assert.InRange(proxy.Requests.First(r => r.Line.StartsWith("POST ", StringComparison.Ordinal)).Begun, DateTimeOffset.MinValue, Made(project));

        var pushed = machine.Push(built);
        string[] all = ["latest", .. Caches, "cache"];
        Assert.Equal(all.ToDictionary(project.Cache, tag => proxy.Registry.Images.DigestOf(project.Cache(tag))), pushed.Digests);
        Assert.Equal(["cache", "latest"], Pushed(proxy).Skip(Caches.Length).Order());
        Assert.Empty(machine.Warnings);
        Assert.NotEmpty(proxy.Uploads);
        Assert.Equal(proxy.Uploads.Distinct(), proxy.Uploads);

        Assert.Equal(0, Fresh(project, proxy).Machine.Build(settings).Report.StepsRun);
    }

    // Its last step's end, as BuildKit writes it into the image.
    private DateTimeOffset Made(Project project) =>
        DateTimeOffset.Parse(profile.Docker("image", "inspect", "--format", "{{.Created}}", project.Cache("latest")), CultureInfo.InvariantCulture);

    private static List<string> Pushed(RegistryProxy proxy) =>
        [.. proxy.Requests.Select(r => Regex.Match(r.Line, "^PUT .*/manifests/(?!sha256:)(.+)$")).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    private (Machine Machine, DockerCiBuildSettings Settings) Fresh(Project project, RegistryProxy proxy)
    {
        var machine = profile.FreshMachine(project, proxy.Registry);
        machine.LogIn();
        return (machine, new() { Image = project.Image, Cache = { Type = DockerCiCacheType.Inline, Required = true }, PushCachesEarly = true });
    }
}

[Collection(Classic.Name)]
public sealed class EarlyPushesOnClassic(Classic profile) : EarlyPushes(profile);

[Collection(Modern.Name)]
public sealed class EarlyPushesOnModern(Modern profile) : EarlyPushes(profile);

[Collection(ModernContainerd.Name)]
public sealed class EarlyPushesOnModernContainerd(ModernContainerd profile) : EarlyPushes(profile);
