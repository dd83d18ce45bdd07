using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Compose;

/// <summary>Compose's own features stay compose's own, and what it refuses is said in its words.</summary>
public abstract class ComposeProjects(EngineProfile profile)
{
    private const string Dockerfile = "FROM busybox:latest\nARG WHO=nobody\nRUN echo \"$WHO\" >/who\n";

    private bool IsFirstGeneration => profile.Name == Classic.Name;

    [Fact]
    public void Are_interpolated_and_overridden_by_compose()
    {
        var folder = new ComposeFolder(profile)
            .With("docker-compose.yml", "services:\n  web:\n    image: ${REPO}:${VERSION}\n    build: .\n")
            .With("docker-compose.override.yml", "services:\n  web:\n    build:\n      args:\n        WHO: ${WHO:-default}\n")
            .With(".env", "VERSION=1.5\n")
            .With("Dockerfile", Dockerfile);

        var built = folder.RunAll(new DockerCiComposeSettings { EnvironmentVariables = new Dictionary<string, string> { ["WHO"] = "somebody" } });

        Assert.Equal(["docker-compose.yml", "docker-compose.override.yml"], built.Plan.Files);
        Assert.Equal($"{folder.Repository}:1.5", Assert.Single(built.Services).Image.Reference);
        Assert.Equal("somebody", profile.Docker("run", "--rm", "--network=none", $"{folder.Repository}:1.5", "cat", "/who").Trim());
        Assert.True(folder.IsInRegistry(":1.5"));
    }

    [Fact]
    public void Have_the_services_of_active_profiles_only()
    {
        var folder = new ComposeFolder(profile)
            .With("compose.yml", "services:\n  web:\n    image: ${REPO}:web\n    build: .\n  tools:\n    profiles: [tools]\n    image: ${REPO}:tools\n    build: .\n")
            .With("Dockerfile", Dockerfile);
        var machine = folder.FreshMachine();

        var without = machine.Run(c => c.DockerCiComposePlan(new DockerCiComposeSettings()));
        var with = machine.Run(c => c.DockerCiComposePlan(new DockerCiComposeSettings { Profiles = { "tools" } }));
        var built = folder.RunAll(new DockerCiComposeSettings { Profiles = { "tools" } });

        Assert.Equal(["web"], without.Services.Select(s => s.Name));
        Assert.Equal(["tools", "web"], with.Services.Select(s => s.Name));
        Assert.Equal(built.Services[0].Image.Id, built.Services[1].Image.Id);
        Assert.Single(built.Plan.Steps, s => s is { Kind: "service", IsRepeat: false });
    }

    [Fact]
    public void May_hold_the_Dockerfile_themselves()
    {
        var folder = new ComposeFolder(profile).With("compose.yaml", """
            services:
              web:
                image: ${REPO}
                build:
                  context: .
                  dockerfile_inline: |
                    FROM busybox:latest AS made
                    RUN echo $$HOME >/home.txt
                    FROM busybox:latest
                    COPY --from=made /home.txt /

            """);
        if (IsFirstGeneration)
        {
            var refused = Assert.Throws<CakeException>(() => folder.RunAll(new DockerCiComposeSettings()));
            Assert.Contains("dockerfile_inline", refused.Message, StringComparison.Ordinal);
            return;
        }

        folder.RunAll(new DockerCiComposeSettings());
        var warm = folder.RunAll(new DockerCiComposeSettings());

        Assert.Equal(0, warm.Report.StepsRun);
        Assert.Contains($"{folder.Repository}:{(warm.Plan.Steps.Any(s => s.Kind == "stage") ? "web-made" : "web-buildcache")}", folder.Pushed.Keys);
    }

    [Fact]
    public void Without_image_name_are_built_but_not_pushed()
    {
        var folder = new ComposeFolder(profile)
            .With("compose.yml", "services:\n  web:\n    build: .\n  app:\n    image: ${REPO}\n    build: .\n")
            .With("Dockerfile", Dockerfile);

        var refused = Assert.Throws<DockerCiSettingsException>(() => folder.RunAll(new DockerCiComposeSettings()));
        Assert.Contains("service \"web\": no image name", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Images[\"web\"] = \"acme/web:latest\"", refused.Message, StringComparison.Ordinal);
        Assert.False(folder.IsInRegistry(":latest"));

        var named = folder.RunAll(new DockerCiComposeSettings { Images = { ["web"] = $"{folder.Repository}:web" } });
        Assert.Equal(["app", "web"], named.Services.Select(s => s.Name));
        Assert.True(folder.IsInRegistry(":web"));
    }

    [Fact]
    public void That_are_broken_are_refused_in_composes_words()
    {
        var folder = new ComposeFolder(profile).With("docker-compose.yml", "services:\n  web:\n    buildd: .\n");

        var refused = Assert.Throws<CakeException>(() => folder.RunAll(new DockerCiComposeSettings()));

        Assert.Contains("docker-compose.yml", refused.Message, StringComparison.Ordinal);
        Assert.Contains("buildd", refused.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.DoesNotContain("Traceback", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_not_pushed_when_a_build_failed()
    {
        var folder = new ComposeFolder(profile)
            .With("compose.yml", "services:\n  a:\n    image: ${REPO}:a\n    build: .\n  b:\n    image: ${REPO}:b\n    build:\n      context: .\n      dockerfile: Broken\n")
            .With("Dockerfile", Dockerfile)
            .With("Broken", "FROM busybox:latest\nRUN echo oh no; exit 7\n");

        var failed = Assert.Throws<CakeException>(() => folder.RunAll(new DockerCiComposeSettings()));

        Assert.Contains("service b: ", failed.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 7", failed.Message.Replace("exit code: 7", "exit code 7", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(folder.IsInRegistry(":a"));
    }

    [Fact]
    public void Get_the_scripts_build_arguments_and_no_secret_on_a_command_line()
    {
        var folder = new ComposeFolder(profile)
            .With("compose.yml", "services:\n  web:\n    image: ${REPO}\n    build:\n      context: .\n      args:\n        WHO: file\n")
            .With("Dockerfile", "FROM busybox:latest AS made\nARG WHO\nARG API_TOKEN\nRUN echo \"$WHO ${#API_TOKEN}\" >/who\nFROM busybox:latest\nCOPY --from=made /who /\n");
        var token = $"token-{Guid.NewGuid():N}";
        if (!IsFirstGeneration)
        {
            Captured.Forbid(token);
        }

        var settings = new DockerCiComposeSettings { BuildArgs = { ["WHO"] = "the $cript", ["API_TOKEN"] = token } };

        folder.RunAll(settings);
        var warm = folder.RunAll(settings);

        Assert.Equal(IsFirstGeneration, warm.Plan.Notes.Any(n => n.Contains("API_TOKEN", StringComparison.Ordinal)));
        Assert.Equal($"the $cript {token.Length}", profile.Docker("run", "--rm", "--network=none", $"{folder.Repository}:latest", "cat", "/who").Trim());
        Assert.Equal(0, warm.Report.StepsRun);
    }

    [Fact]
    public void May_have_services_that_take_each_others_builds_as_contexts()
    {
        var folder = new ComposeFolder(profile)
            .With("compose.yml", "services:\n  tools:\n    image: ${REPO}:tools\n    build: ./tools\n  app:\n    image: ${REPO}:app\n    build:\n      context: ./app\n      additional_contexts:\n        tools: service:tools\n")
            .With("tools/Dockerfile", "FROM busybox:latest\nRUN head -c 9999 /dev/urandom >/tool\n")
            .With("app/Dockerfile", "FROM busybox:latest AS fetch\nRUN head -c 9999 /dev/urandom >/fetched\nFROM tools AS compile\nRUN cat /tool >/made\nFROM busybox:latest\nCOPY --from=fetch /fetched /\nCOPY --from=compile /made /\n");
        if (IsFirstGeneration)
        {
            Assert.Contains("additional_contexts", Assert.Throws<CakeException>(() => folder.RunAll(new DockerCiComposeSettings())).Message, StringComparison.Ordinal);
            return;
        }

        folder.RunAll(new DockerCiComposeSettings());
        var warm = folder.RunAll(new DockerCiComposeSettings());

        Assert.Equal(["tools", "app"], warm.Services.Select(s => s.Name));
        Assert.Equal(0, warm.Report.StepsRun);
    }

    [Fact]
    public void Keep_their_own_cache_sources_and_files()
    {
        var folder = new ComposeFolder(profile)
            .With("compose.yml", "services:\n  web:\n    image: ${REPO}:web\n    build:\n      context: .\n      cache_from:\n        - ${REPO}:elsewhere\n")
            .With("Dockerfile", Dockerfile);
        var before = File.ReadAllText(Path.Combine(folder.Project.Folder, "compose.yml"));

        var built = folder.RunAll(new DockerCiComposeSettings());

        Assert.Equal([$"{folder.Repository}:elsewhere", built.Plan.Services[0].CacheImage!], built.Report.CacheImports.Select(i => i.Reference).Order());
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder.Project.Folder, "compose.yml")));
        Assert.Equal(["Dockerfile", "compose.yml"], Directory.GetFiles(folder.Project.Folder).Select(Path.GetFileName).Where(f => f != ".dockerci").Order(StringComparer.Ordinal));
    }
}

[Collection(Classic.Name)]
public sealed class ComposeProjectsOnClassic(Classic profile) : ComposeProjects(profile);

[Collection(Modern.Name)]
public sealed class ComposeProjectsOnModern(Modern profile) : ComposeProjects(profile);

[Collection(ModernContainerd.Name)]
public sealed class ComposeProjectsOnModernContainerd(ModernContainerd profile) : ComposeProjects(profile);
