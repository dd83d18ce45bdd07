using System.Text;
using System.Text.Json;
using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

/// <summary>Where the cache is kept apart, an early push is the build's own, and none of the image's tags moves before the push.</summary>
[Collection(ModernContainerd.Name)]
public sealed class EarlyImages(ModernContainerd profile)
{
    private const string Early = "early-buildcache";

    private const string Dockerfile = """
        FROM busybox:latest AS builder
        RUN : builder; head -c 300000 /dev/urandom >/made
        FROM busybox:latest
        COPY --from=builder /made /
        COPY app.txt /

        """;

    [Fact]
    public void Are_pushed_by_the_build_and_tagged_by_the_push()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, "early-image");

        var (machine, built) = Build(project, proxy);
        Assert.Equal([Early], new[] { Early, "latest", "v1" }.Where(t => profile.Registry.Images.Has(Behind(proxy, project, t))));
        Assert.Equal(proxy.Uploads.Distinct(), proxy.Uploads);
        Assert.NotEmpty(proxy.Uploads);
        proxy.Forget();
        var pushed = machine.Push(built);

        Assert.Equal(new[] { "latest", "v1", "buildcache" }.ToDictionary(project.Cache, t => profile.Registry.Images.DigestOf(Behind(proxy, project, t))), pushed.Digests);
        Assert.Equal(built.Images.Select(i => i.Id).Distinct().Single(), pushed.Digests[project.Cache("v1")]);
        Assert.Equal(pushed.Digests[project.Cache("v1")], profile.Registry.Images.DigestOf(Behind(proxy, project, Early)));
        Assert.Equal(1, machine.BuildCommands);
        Assert.Empty(proxy.Uploads);
        Assert.InRange(proxy.BytesUp, 1, 10_000);
        Assert.Empty(machine.Warnings);

        project.Append("app.txt", "changed");
        var second = Build(project, proxy);
        Assert.Equal(1, second.Built.Report.StepsRun);
        Assert.Equal(pushed.Digests[project.Cache("v1")], profile.Registry.Images.DigestOf(Behind(proxy, project, "v1")));
        Assert.Equal(second.Built.Images[0].Id, second.Machine.Push(second.Built).Digests[project.Cache("v1")]);
    }

    [Theory]
    [InlineData("manifests/early-")]
    [InlineData("manifests/buildcache")]
    public void Are_pushed_as_without_early_pushes_where_those_are_refused(string refused)
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject(proxy, refused.Replace('/', '-').TrimEnd('-'));
        var rule = proxy.Add(new ProxyRule($"^PUT /v2/.*/{refused}", new ProxyFault.Status(403)));

        var (machine, built) = Build(project, proxy);
        Assert.Matches("403|denied", Assert.Single(machine.Warnings));
        Assert.InRange(rule.Hits, 1, int.MaxValue);
        proxy.Forget();
        var pushed = machine.Push(built);

        Assert.Equal(built.Images[0].Id, profile.Registry.Images.DigestOf(Behind(proxy, project, "v1")));
        Assert.Equal(profile.Registry.Images.DigestOf(Behind(proxy, project, "buildcache")), pushed.Digests[project.Cache("buildcache")]);
        Assert.Equal(0, Build(project, proxy).Built.Report.StepsRun);
    }

    // GitHub's own cache can't be had here, one that nobody answers for can.
    [Fact]
    public void Are_there_though_GitHubs_cache_could_not_be_written_and_that_is_said()
    {
        var project = profile.NewProject(Dockerfile, "app.txt");
        var machine = profile.FreshMachine(project);
        (machine.Variables["ACTIONS_CACHE_URL"], machine.Variables["ACTIONS_RUNTIME_TOKEN"]) = ("http://127.0.0.1:1/", Token());
        machine.LogIn();
        var settings = new DockerCiBuildSettings { Image = project.Image, PushCachesEarly = true, Cache = { Type = DockerCiCacheType.GitHubActions, Required = true } };

        var built = machine.Build(settings);
        Assert.Matches("its cache could not be written .*connection refused", Assert.Single(machine.Warnings));
        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Matches($"^{project.Cache("latest")} is pushed, but its cache could not be written: .*connection refused", refused.Message);
        Assert.Equal(built.Images[0].Id, profile.Registry.Images.DigestOf(project.Cache("latest")));
    }

    private (Machine Machine, DockerCiBuildResult Built) Build(Project project, RegistryProxy proxy)
    {
        var machine = profile.FreshMachine(project, proxy.Registry);
        machine.LogIn();
        return (machine, machine.Build(new() { Image = project.Image, Tags = { "latest", "v1" }, PushCachesEarly = true }));
    }

    private Project NewProject(RegistryProxy proxy, string name) =>
        profile.NewProject(Dockerfile, "app.txt") with { Image = $"{proxy.Address}/{ModernContainerd.Name}/{name}" };

    // What a test asks of the registry must not be counted.
    private string Behind(RegistryProxy proxy, Project project, string tag) => project.Cache(tag).Replace(proxy.Address, profile.Registry.Address, StringComparison.Ordinal);

    // BuildKit reads the scopes of a token's claims, and leaves its signature to GitHub.
    private static string Token()
    {
        var claims = new Dictionary<string, object> { ["ac"] = """[{"Scope":"refs/heads/main","Permission":3}]""", ["nbf"] = 1, ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds() };
        return string.Join('.', new[] { """{"alg":"HS256","typ":"JWT"}""", JsonSerializer.Serialize(claims), "none" }.Select(p => Convert.ToBase64String(Encoding.UTF8.GetBytes(p)).TrimEnd('=').Replace('+', '-').Replace('/', '_')));
    }
}
