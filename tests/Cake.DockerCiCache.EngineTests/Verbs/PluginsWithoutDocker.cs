using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

/// <summary>The engine is asked, and buildx started, without docker, where docker is no script; and it gives what docker gives.</summary>
public abstract class PluginsWithoutDocker(EngineProfile profile)
{
    private const string Direct = "/cli-plugins/docker-buildx buildx ";

    [Fact]
    public void Give_the_image_and_the_cache_that_docker_gives()
    {
        var project = profile.NewProject("FROM busybox:latest AS made\nRUN head -c 100000 /dev/urandom >/made\nFROM busybox:latest\nCOPY --from=made /made /\n");
        var through = Run(project, "false");
        var direct = Run(project, null);
        var again = Run(project, "false");

        Assert.DoesNotContain(Direct, through.Log, StringComparison.Ordinal);
        Assert.Contains("docker info ", through.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("docker info ", direct.Log, StringComparison.Ordinal);
        Assert.Contains("docker buildx inspect", through.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("buildx inspect", direct.Log, StringComparison.Ordinal);
        Assert.Contains($"{Direct}build ", direct.Log, StringComparison.Ordinal);
        Assert.Equal(["2", "0", "0"], new[] { through, direct, again }.Select(r => $"{r.StepsThatRan}"));
        Assert.Equal((through.Images, through.Engine), (direct.Images, direct.Engine));
    }

    // A builder that was chosen by a name is another one, also where it is the engine's own under another name.
    [Fact]
    public void Say_which_builder_was_chosen()
    {
        var project = profile.NewProject("FROM busybox:latest\nRUN : app\n");
        var machine = profile.FreshMachine(project);
        machine.Variables["BUILDX_BUILDER"] = "default";

        var built = machine.Build(project.Settings);

        Assert.Contains($"{Direct}inspect", machine.Log, StringComparison.Ordinal);
        Assert.Equal(("default", "docker"), (built.Engine.Builder, built.Engine.Driver));
    }

    [Fact]
    public void Are_left_to_a_docker_that_is_a_script()
    {
        var project = profile.NewProject("FROM busybox:latest\nRUN : app\n");
        var docker = Path.Combine(project.Folder, "docker");
        File.WriteAllText(docker, $"#!/bin/sh\nexec '{profile.Variables["PATH"].Split(':')[0]}/docker' \"$@\"\n");
        Command.Output("chmod", ["+x", docker]);
        var machine = profile.FreshMachine(project);
        var settings = project.Settings;
        settings.ToolPath = docker;

        machine.Build(settings);

        Assert.DoesNotContain(Direct, machine.Log, StringComparison.Ordinal);
        Assert.Contains($"{docker} buildx build ", machine.Log, StringComparison.Ordinal);
    }

    private (string Log, int StepsThatRan, string Images, (string Engine, string Builder, string? Platform) Engine) Run(Project project, string? direct)
    {
        var machine = profile.FreshMachine(project);
        if (direct is not null)
        {
            machine.Variables["DOCKERCI_DIRECT"] = direct;
        }

        var built = machine.RunAll(project.Settings);
        return (machine.Log, built.Report.StepsRun, string.Join(' ', built.Images), ($"{built.Engine}", built.Engine.Builder, built.Engine.Platform));
    }
}

[Collection(Modern.Name)]
public sealed class PluginsWithoutDockerOnModern(Modern profile) : PluginsWithoutDocker(profile);

[Collection(ModernContainerd.Name)]
public sealed class PluginsWithoutDockerOnModernContainerd(ModernContainerd profile) : PluginsWithoutDocker(profile);
