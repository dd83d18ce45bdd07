using System.Text.RegularExpressions;
using Cake.Core;
using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Calls;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Turns a script's settings into what a compose plan is made of: compose asked, Dockerfiles read.</summary>
internal sealed partial class ComposeInputs
{
    private readonly ICakeContext context;
    private readonly DockerCiComposeSettings settings;
    private readonly ComposeTool compose;
    private readonly ComposeFiles files;

    private ComposeInputs(ICakeContext context, DockerCiComposeSettings settings, ComposeTool compose)
    {
        (this.context, this.settings, this.compose) = (context, settings, compose);
        files = new ComposeFiles(context, settings, compose.Facts.IsFirstGeneration)
        {
            Ask = compose.Facts.IsFirstGeneration ? null : names => compose.Variables(new ComposeRequest { ProjectName = "dockerci" }, names),
        };
    }

    public static ComposeInput Of(ICakeContext context, DockerCiComposeSettings settings, ComposeTool compose) => new ComposeInputs(context, settings, compose).Read();

    private ComposeInput Read()
    {
        var (request, project) = WithNamedServices(ComposeRequests.Of(context, settings, files.Find()));
        request = request with { ProjectName = compose.Facts.IsFirstGeneration ? project.Name : request.ProjectName, DefaultPlatform = Platform(project) };
        var services = ChosenServices.WithContexts(request, project);
        var dockerfiles = new Dictionary<string, ServiceDockerfile>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            if (ServiceDockerfiles.Find(context, service) is { } dockerfile)
            {
                dockerfiles[service.Name] = dockerfile;
            }
        }

        return new ComposeInput(request, project, dockerfiles, compose.Facts) { SecretVariables = SecretVariables(request, services) };
    }

    // Compose hands it on to the builds of services without a platform, from .env as well (docker/compose, build.go, applyPlatforms).
    private string? Platform(ComposeProject project) =>
        project.Services.Any(s => s.Build is { Platform: null }) ? DefaultPlatform.Checked(files.Value(DefaultPlatform.Variable)) : null;

    // As compose does, a service that is named is switched on, with all that its profiles switch on.
    private (ComposeRequest Request, ComposeProject Project) WithNamedServices(ComposeRequest request)
    {
        var project = Project(request);
        var off = (request.Services ?? []).Where(n => project.Services.All(s => s.Name != n)).ToList();
        if (off.Count == 0)
        {
            return (request, project);
        }

        string[] needed = [.. Everything(request).Services.Where(s => off.Contains(s.Name)).SelectMany(s => s.Profiles)];
        var wider = request with { Profiles = [.. ActiveProfiles.Concat(needed).Distinct(StringComparer.Ordinal)] };
        return needed.Length == 0 ? (request, project) : (wider, Project(wider));
    }

    private ComposeProject Project(ComposeRequest request) => compose.Facts.IsFirstGeneration
        ? ReadFirstGeneration(request, [.. request.Profiles, .. ActiveProfiles])
        : ComposeConfig.Read(compose.Config(request), string.Empty, profiles: null);

    // v1 prints the services of all profiles, v2 has a word for all.
    private ComposeProject Everything(ComposeRequest request) => compose.Facts.IsFirstGeneration
        ? ReadFirstGeneration(request, profiles: null)
        : Project(request with { Profiles = ["*"] });

    private ComposeProject ReadFirstGeneration(ComposeRequest request, string[]? profiles) =>
        ComposeConfig.Read(ComposeYaml.ToJson(compose.Config(request)), ProjectName, profiles);

    // Docker looks into its own environment alone, compose into .env as well.
    private IReadOnlyDictionary<string, string> SecretVariables(ComposeRequest request, IEnumerable<ComposeService> services) => compose.Variables(
        request,
        [.. services.SelectMany(s => s.Build!.SecretVariables).Distinct(StringComparer.Ordinal).Where(v => !files.IsOfProcess(v))]);

    private string[] ActiveProfiles =>
        [.. settings.Profiles, .. (files.Value("COMPOSE_PROFILES") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)];

    // v1 does not print the project's name: COMPOSE_PROJECT_NAME, else the folder of the first file (compose/cli/command.py).
    private string ProjectName
    {
        get
        {
            var root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
            var folder = files.Find() is [var first, ..] ? root.CombineWithFilePath(first).GetDirectory().Collapse() : root;
            var name = settings.ProjectName ?? (files.Value("COMPOSE_PROJECT_NAME") is { Length: > 0 } given ? given : folder.GetDirectoryName());
            return NotInName().Replace(name.ToLowerInvariant(), string.Empty) is { Length: > 0 } clean ? clean : "default";
        }
    }

    [GeneratedRegex("[^-_a-z0-9]", RegexOptions.None, 1000)]
    private static partial Regex NotInName();
}
