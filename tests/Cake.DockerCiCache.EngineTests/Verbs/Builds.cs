using Cake.Core;
using Cake.DockerCiCache.EngineTests.Caching;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Verbs;

public abstract class Builds(EngineProfile profile)
{
    private const string Failing = """
        FROM busybox:latest AS good
        RUN : good
        FROM good AS bad
        WORKDIR /work
        RUN echo the reason; exit 3
        FROM bad

        """;

    private const string WithArguments = """
        FROM busybox:latest
        ARG VERSION
        ARG API_TOKEN
        RUN test -n "$API_TOKEN" && echo "$VERSION" >/version && sleep 1

        """;

    [Fact]
    public void That_fail_name_stage_step_exit_code_and_line()
    {
        var project = profile.NewProject(Failing);
        var machine = profile.UsedMachine(project);

        var failed = Assert.Throws<CakeException>(() => machine.Build(project.Settings));

        Assert.Contains("stage \"bad\", step 2/2 \"RUN echo the reason; exit 3\" failed with exit code 3", failed.Message, StringComparison.Ordinal);
        Assert.Contains("| the reason", failed.Message, StringComparison.Ordinal);
        Assert.Contains(profile.Name == Classic.Name ? "Dockerfile" : "(Dockerfile:5)", failed.Message, StringComparison.Ordinal); // 20.10 gives no line
        Assert.NotEqual(0, failed.ExitCode);
    }

    [Fact]
    public void Whose_registry_is_gone_go_on_without_cache()
    {
        var registry = profile.StartRegistry("registry-that-is-gone");
        registry.Stop();
        var project = profile.NewProject("FROM busybox:latest\nRUN : app\n") with { Image = $"{registry.Address}/gone" };

        var built = profile.FreshMachine(project, registry).Build(project.Settings);

        Assert.Single(built.RunStepsThatRan());
        Assert.Equal("unreachable", Assert.Single(built.Report.CacheImports).Outcome);
    }

    [Fact]
    public void With_the_same_arguments_come_from_the_cache()
    {
        var project = profile.NewProject(WithArguments);
        var settings = project.Settings;
        settings.BuildArgs["VERSION"] = "1 \"quoted\" $HOME";
        settings.BuildArgs["API_TOKEN"] = NewSecret();
        Assert.Single(profile.FreshMachine(project).RunAll(settings).RunStepsThatRan());
        Assert.Empty(profile.FreshMachine(project).RunAll(settings).RunStepsThatRan());

        settings.BuildArgs["VERSION"] = "2";

        Assert.Single(profile.FreshMachine(project).RunAll(settings).RunStepsThatRan());
    }

    [Fact]
    public void Keep_the_value_of_a_secret_argument_to_themselves()
    {
        var project = profile.NewProject(WithArguments);
        var machine = profile.UsedMachine(project);
        var settings = project.Settings;
        settings.BuildArgs["VERSION"] = project.Image;
        settings.BuildArgs["API_TOKEN"] = null;
        machine.Variables["API_TOKEN"] = NewSecret();

        var built = machine.Build(settings);

        Assert.Single(built.RunStepsThatRan());
        Assert.Contains("***", built.Plan.ToJson(), StringComparison.Ordinal);
        Assert.True(ProcessArguments.Saw($"--build-arg VERSION={project.Image} --build-arg API_TOKEN "), "docker was not seen while it built");
    }

    [Fact]
    public void Run_on_the_engine_of_the_settings_environment()
    {
        var project = profile.NewProject("FROM busybox:latest\nRUN : app\n");
        var machine = profile.UsedMachine(project);
        machine.Variables.Remove("DOCKER_HOST");
        var settings = project.Settings;
        settings.Load = true;
        settings.EnvironmentVariables["DOCKER_HOST"] = profile.Variables["DOCKER_HOST"];

        var built = machine.Build(settings);

        Assert.Contains(built.Images.Single(image => image.Reference == project.Cache("latest")).Id, profile.Docker("image", "ls", "--no-trunc"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_engine_say_what_to_do()
    {
        var project = profile.NewProject("FROM busybox:latest\n");
        var machine = profile.UsedMachine(project);
        machine.Variables["DOCKER_HOST"] = "unix:///nowhere/docker.sock";

        var failed = Assert.Throws<CakeException>(() => machine.Build(project.Settings));

        Assert.Contains("no Docker Engine answers", failed.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/docker.sock", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Start Docker", failed.Message, StringComparison.Ordinal);
    }

    private static string NewSecret()
    {
        var secret = $"token-{Guid.NewGuid():N}";
        Captured.Forbid(secret);
        return secret;
    }
}

[Collection(Classic.Name)]
public sealed class BuildsOnClassic(Classic profile) : Builds(profile);

[Collection(Modern.Name)]
public sealed class BuildsOnModern(Modern profile) : Builds(profile);

[Collection(ModernContainerd.Name)]
public sealed class BuildsOnModernContainerd(ModernContainerd profile) : Builds(profile);
