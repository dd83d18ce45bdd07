using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>What buildx would swallow without a word is said.</summary>
public sealed class CacheKinds
{
    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile").WithEngine(RecordedEngine.Containerd);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Of_GitHub_need_its_token(string? token)
    {
        if (token is not null)
        {
            cake.WithVariable("ACTIONS_RUNTIME_TOKEN", token);
        }

        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(GitHub()));
        Assert.Equal("Cache.Type", error.Setting);
        Assert.Contains("ACTIONS_RUNTIME_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.Empty(cake.Docker.Calls);
    }

    [Fact]
    public void Of_GitHub_are_used_with_its_token()
    {
        cake.WithVariable("ACTIONS_RUNTIME_TOKEN", "tok-3a1f");
        Assert.Contains(cake.DockerCiBuild(GitHub()).Plan.Steps[0].Arguments, a => a.StartsWith("type=gha,scope=acme-web-buildcache", StringComparison.Ordinal));
    }

    // Docker's own words and exit code, recorded on 28.5.2.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void That_the_build_could_not_write_are_a_warning_and_fail_a_push_that_requires_them(bool isRequired)
    {
        const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
        const string Refused = "Get \"http://127.0.0.1:1/_apis/artifactcache/cache\": dial tcp 127.0.0.1:1: connect: connection refused";
        const string Exported = $"#10 exporting to image\n#10 exporting manifest {Digest} done\n#10 DONE 0.7s\n";
        const string Built = $"{Exported}\n#11 exporting to GitHub Actions Cache\n#11 preparing build cache for export 0.0s done\n#11 ERROR: {Refused}\n------\n > exporting to GitHub Actions Cache:\n------";
        cake.WithVariable("ACTIONS_RUNTIME_TOKEN", "tok-3a1f").WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2");
        cake.Docker.Answer("buildx build", DockerReply.Progress(Built), DockerReply.Progress(Exported), DockerReply.Progress($"{Exported}#10 pushing manifest for docker.io/acme/web:latest@{Digest} done"));
        var settings = GitHub();
        settings.Cache.Required = isRequired;

        var built = cake.DockerCiBuild(settings);

        Assert.Equal([$"building stage-0: its cache could not be written ({Refused})"], cake.Log.Entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Message));
        Assert.Contains(built.Plan.Steps[0].Arguments, a => a.EndsWith(",ignore-error=true", StringComparison.Ordinal));
        if (isRequired)
        {
            Assert.Equal($"acme/web:latest is pushed, but its cache could not be written: {Refused}", Assert.Throws<CakeException>(() => cake.DockerCiPush(built)).Message);
        }
        else
        {
            Assert.Equal(Digest, cake.DockerCiPush(built).Digests["acme/web:latest"]);
        }
    }

    [Fact]
    public void That_are_damaged_are_written_anew_by_the_build_that_goes_on_without_them()
    {
        const string Damaged = "#6 [2/2] RUN make\n#6 ERROR: failed to copy: httpReadSeeker: failed open: not found\nERROR: failed to solve: failed to copy: httpReadSeeker: failed open: not found";
        cake.WithVariable("ACTIONS_RUNTIME_TOKEN", "tok-3a1f");
        cake.Docker.Answer("buildx build", DockerReply.Fails(Damaged), DockerReply.Progress(string.Empty));
        cake.DockerCiBuild(GitHub());
        Assert.Equal([true, false], cake.Docker.Actions.Select(a => a.Arguments.Contains("--cache-from")));
        Assert.All(cake.Docker.Actions, a => Assert.Contains("--cache-to", a.Arguments));
    }

    [Fact]
    public void Take_no_secret_on_dockers_command_line()
    {
        var settings = new DockerCiBuildSettings { Image = "acme/web", Cache = { Options = { ["secret_access_key"] = "key-77b2" } } };
        var error = Assert.Throws<DockerCiSettingsException>(() => cake.DockerCiBuild(settings));
        Assert.Contains("\"secret_access_key\"", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key-77b2", error.Message, StringComparison.Ordinal);
    }

    private static DockerCiBuildSettings GitHub() => new() { Image = "acme/web", Cache = { Type = DockerCiCacheType.GitHubActions } };
}
