using System.Net;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Runs.Skipping;

/// <summary>What the registry has under its content key is not built.</summary>
public sealed class SkippedBuilds : IDisposable
{
    private readonly SkipCase skip = new();

    public void Dispose() => skip.Dispose();

    [Fact]
    public void Say_so_and_run_no_docker()
    {
        var key = skip.Kept();
        var calls = skip.Cake.Docker.Actions.Count();
        skip.Settings.Tags = ["1", "2"];

        var built = skip.Build();

        Assert.True(built.Skipped);
        Assert.Equal(calls, skip.Cake.Docker.Actions.Count());
        Assert.Matches("^acme/web:key-[0-9a-f]{40}$", key);
        Assert.Equal($"""
            acme/web from Dockerfile: 0 builds, 2 pushes
            engine: Docker 28.5.2+dfsg4, containerd image store, buildx 0.29.1+ds1, builder default (docker)
            nothing changed: {key} is in the registry

            push  acme/web:1
                  acme/web:2
            """.ReplaceLineEndings("\n"), built.Plan.ToString());
        Assert.Equal($"nothing changed: {key} is in the registry\ntotal: 0 run, 0 cached (100 % from cache), 0.0 s", built.Report.ToString());
        Assert.Equal([new("acme/web:1", SkipCase.Digest), new("acme/web:2", SkipCase.Digest)], built.Images);
        Assert.Contains("\"isUnchanged\": true", built.Plan.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_their_tags_in_the_registry_and_write_no_cache()
    {
        skip.Kept();
        skip.Settings.Tags = ["1", "2"];
        var built = skip.Build();
        var (calls, requests) = (skip.Cake.Docker.Actions.Count(), skip.Cake.Registry.Requests.Count);

        var pushed = skip.Cake.DockerCiPush(built);

        Assert.Equal(new Dictionary<string, string> { ["acme/web:1"] = SkipCase.Digest, ["acme/web:2"] = SkipCase.Digest }, pushed.Digests);
        Assert.Equal(calls, skip.Cake.Docker.Actions.Count());
        Assert.Equal(
            [$"GET acme/web/manifests/{SkipCase.Digest}", "PUT acme/web/manifests/1", "PUT acme/web/manifests/2"],
            skip.Cake.Registry.Requests.Skip(requests).Select(r => r.Replace("registry-1.docker.io/v2/", string.Empty, StringComparison.Ordinal)).Where(r => !r.EndsWith(' ')).Order());
    }

    [Theory]
    [InlineData("ARG HTTP_PROXY\n", false)]
    [InlineData("", true)]
    public void Had_the_proxies_that_their_Dockerfile_names(string declared, bool isSkipped)
    {
        const string Secret = "pass-51c9";
        using var own = new SkipCase($"FROM alpine:3.20\n{declared}COPY . /\n");
        own.Kept();
        own.Cake.WithFile("/home/ci/.docker/config.json", """{"proxies":{"default":{"httpProxy":"http://u:pass-51c9@proxy:3128"}}}""");
        var built = own.BuildAndPush();
        Assert.Equal(isSkipped, built.Skipped);
        Assert.True(own.Build().Skipped);
        Assert.DoesNotContain(Secret, $"{built.Plan} {built.Plan.ToJson()} {built.Report}", StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_no_registry_for_a_manifest_of_a_base_image()
    {
        skip.Kept();
        var requests = skip.Cake.Registry.Requests.Count;
        Assert.True(skip.Build().Skipped);
        Assert.DoesNotContain(skip.Cake.Registry.Requests.Skip(requests), r => r.StartsWith("GET", StringComparison.Ordinal) && !r.EndsWith("/v2/", StringComparison.Ordinal));
    }

    [Fact]
    public void Whose_manifest_is_gone_meanwhile_fail_with_one_clear_error()
    {
        var key = skip.Kept();
        var built = skip.Build();
        skip.Cake.Registry.Instead = r => r.StartsWith("GET", StringComparison.Ordinal) && r.Contains("/manifests/", StringComparison.Ordinal) ? new(HttpStatusCode.NotFound) : null;
        Assert.Equal(
            $"push of acme/web: {key} ({SkipCase.Digest}) was in the registry during DockerCiBuild, and can't be fetched any more: not found. Run the build again, which then builds it",
            Assert.Throws<CakeException>(() => skip.Cake.DockerCiPush(built)).Message);
    }

    [Fact]
    public void Whose_tags_may_not_be_set_fail()
    {
        skip.Kept();
        var built = skip.Build();
        skip.Cake.Registry.Instead = r => r.StartsWith("PUT", StringComparison.Ordinal) ? new(HttpStatusCode.Forbidden) : null;
        Assert.Equal("push of acme/web:latest failed: refused: 403 Forbidden", Assert.Throws<CakeException>(() => skip.Cake.DockerCiPush(built)).Message);
    }

    [Fact]
    public void Of_an_index_get_their_tags_too()
    {
        var key = skip.Kept();
        skip.Cake.Registry.Has(key, """{"manifests":[]}""", RegistryFake.Index);
        skip.Settings.Tags = ["all"];
        Assert.True(skip.BuildAndPush().Skipped);
        Assert.Equal("""{"manifests":[]}""", skip.Cake.Registry.Find("acme/web:all"));
    }

    [Fact]
    public void Are_only_those_of_the_same_inputs()
    {
        skip.Kept();
        skip.Write("file", "other content");
        Assert.False(skip.Build().Skipped);
        skip.Write("file", "content");
        Assert.True(skip.Build().Skipped);
        skip.Settings.BuildArgs["A"] = "1";
        Assert.False(skip.Build().Skipped);
        skip.Settings.BuildArgs.Clear();
        skip.Settings.Labels["a"] = "b";
        Assert.False(skip.Build().Skipped);
        skip.Settings.Labels.Clear();
        skip.Cake.WithVariable("SOURCE_DATE_EPOCH", "1");
        Assert.False(skip.Build().Skipped);
        skip.Cake.WithVariable("SOURCE_DATE_EPOCH", string.Empty).WithVariable("DOCKER_DEFAULT_PLATFORM", "linux/arm64");
        Assert.False(skip.Build().Skipped);
        skip.Cake.WithVariable("DOCKER_DEFAULT_PLATFORM", string.Empty);
        skip.Cake.Registry.Has("alpine:3.20", "another");
        Assert.False(skip.Build().Skipped);
    }

    [Fact]
    public void Are_none_without_the_setting()
    {
        skip.Kept();
        skip.Settings.SkipUnchanged = false;
        var built = skip.BuildAndPush();
        Assert.False(built.Skipped);
        Assert.Null(built.Plan.Key);
        Assert.Empty(built.Report.Notes);
        Assert.DoesNotContain("--pull", built.Plan.Steps[0].Arguments);
    }

    [Fact]
    public void Are_announced_by_a_plan()
    {
        var plan = skip.Cake.DockerCiPlan(skip.Settings);
        Assert.Contains("SkipUnchanged: DockerCiBuild first asks the registry whether it has this image already", plan.Notes);
        Assert.Null(plan.Key);
    }

    [Fact]
    public void That_could_not_be_kept_are_only_a_warning()
    {
        skip.Cake.Registry.Instead = r => r.StartsWith("PUT", StringComparison.Ordinal) ? new(HttpStatusCode.Forbidden) : null;
        var key = skip.Kept();
        Assert.Contains(skip.Cake.Log.Entries, e => e.Level == LogLevel.Warning
            && e.Message == $"acme/web is pushed, but could not be kept as {key}, so that the next run builds it again: refused: 403 Forbidden");
    }
}
