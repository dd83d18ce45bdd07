using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

/// <summary>buildx is started without docker, where docker is no script, and gives what docker gives.</summary>
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
        Assert.Contains($"{Direct}inspect", direct.Log, StringComparison.Ordinal);
        Assert.Contains($"{Direct}build ", direct.Log, StringComparison.Ordinal);
        Assert.Equal(["2", "0", "0"], new[] { through, direct, again }.Select(r => $"{r.StepsThatRan}"));
        Assert.Equal(through.Images, direct.Images);
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

    private (string Log, int StepsThatRan, IReadOnlyList<DockerCiImage> Images) Run(Project project, string? direct)
    {
        var machine = profile.FreshMachine(project);
        if (direct is not null)
        {
            machine.Variables["DOCKERCI_DIRECT_PLUGINS"] = direct;
        }

        var built = machine.RunAll(project.Settings);
        return (machine.Log, built.Report.Stages.SelectMany(s => s.Steps).Count(s => s.Outcome == "run"), built.Images);
    }
}

[Collection(Modern.Name)]
public sealed class PluginsWithoutDockerOnModern(Modern profile) : PluginsWithoutDocker(profile);

[Collection(ModernContainerd.Name)]
public sealed class PluginsWithoutDockerOnModernContainerd(ModernContainerd profile) : PluginsWithoutDocker(profile);
