using System.Text.RegularExpressions;
using Cake.Core;
using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Calls;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Turns a script's settings into what a compose plan is made of: compose asked, Dockerfiles read.</summary>
internal static partial class ComposeInputs
{
    public static ComposeInput Of(ICakeContext context, DockerCiComposeSettings settings, ComposeTool compose)
    {
        var files = new ComposeFiles(context, settings, compose.Facts.IsFirstGeneration);
        var request = ComposeRequests.Of(context, settings, files.Find());
        var config = compose.Config(request);
        var project = compose.Facts.IsFirstGeneration
            ? ComposeConfig.Read(ComposeYaml.ToJson(config), ProjectName(context, settings, files), ActiveProfiles(settings, files))
            : ComposeConfig.Read(config, string.Empty, profiles: null);
        request = request with { Profiles = [.. settings.Profiles], ProjectName = compose.Facts.IsFirstGeneration ? project.Name : request.ProjectName, DefaultPlatform = Platform(project, files) };
        var dockerfiles = new Dictionary<string, ServiceDockerfile>(StringComparer.Ordinal);
        foreach (var service in ChosenServices.Of(request, project))
        {
            if (ServiceDockerfiles.Find(context, service) is { } dockerfile)
            {
                dockerfiles[service.Name] = dockerfile;
            }
        }

        return new ComposeInput(request, project, dockerfiles, compose.Facts);
    }

    // Compose hands it on to the builds of services without a platform, from .env as well (docker/compose, build.go, applyPlatforms).
    private static string? Platform(ComposeProject project, ComposeFiles files) =>
        project.Services.Any(s => s.Build is { Platform: null }) ? DefaultPlatform.Checked(files.Value(DefaultPlatform.Variable)) : null;

    private static string[] ActiveProfiles(DockerCiComposeSettings settings, ComposeFiles files) =>
        [.. settings.Profiles, .. (files.Value("COMPOSE_PROFILES") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)];

    // v1 does not print the project's name: COMPOSE_PROJECT_NAME, else the folder of the first file (compose/cli/command.py).
    private static string ProjectName(ICakeContext context, DockerCiComposeSettings settings, ComposeFiles files)
    {
        var root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
        var folder = files.Find() is [var first, ..] ? root.CombineWithFilePath(first).GetDirectory().Collapse() : root;
        var name = settings.ProjectName ?? (files.Value("COMPOSE_PROJECT_NAME") is { Length: > 0 } given ? given : folder.GetDirectoryName());
        return NotInName().Replace(name.ToLowerInvariant(), string.Empty) is { Length: > 0 } clean ? clean : "default";
    }

    [GeneratedRegex("[^-_a-z0-9]", RegexOptions.None, 1000)]
    private static partial Regex NotInName();
}
