using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>
/// A compose project: compose.yml with its Dockerfiles, what the real compose made of it (config.json of 2.40, config.yml of 1.29,
/// recorded in the folder /p), and settings.txt with lines "Setting: value".
/// </summary>
internal sealed class ComposeCase(string folder)
{
    private readonly ILookup<string, string> settings = File.ReadLines(GoldenFile.PathOf(Path.Combine(folder, "settings.txt")))
        .Where(l => l.Length > 0)
        .Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries))
        .ToLookup(p => p[0], p => p[1]);

    private bool IsFirstGeneration => settings["Compose"].Contains("v1");

    public DockerCiComposeBuildPlan Plan() => ComposePlanner.Plan(Input(), Engine(), Run());

    private ComposeInput Input()
    {
        var request = Request();
        var project = IsFirstGeneration
            ? ComposeConfig.Read(ComposeYaml.ToJson(Text("config.yml")), "p", request.Profiles)
            : ComposeConfig.Read(Text("config.json"), string.Empty, profiles: null);
        var dockerfiles = project.Services.Where(s => s.Build is { IsRemote: false }).ToDictionary(s => s.Name, s => Dockerfile(s.Name, s.Build!), StringComparer.Ordinal);
        var compose = IsFirstGeneration ? new ComposeFacts("1.29.2", false, true) : new ComposeFacts("2.40.3", true, false);
        return new ComposeInput(request, project, dockerfiles, compose);
    }

    private ServiceDockerfile Dockerfile(string service, ComposeBuild build) => build.InlineDockerfile is { } inline
        ? new ServiceDockerfile($"dockerfile_inline of service {service}", inline, false)
        : new ServiceDockerfile(Path.Combine(build.Context, build.Dockerfile), Text(Path.Combine(build.Context, build.Dockerfile)[2..].TrimStart('/')), false);

    private ComposeRequest Request() => new()
    {
        Files = ["compose.yml"],
        ProjectName = settings["ProjectName"].SingleOrDefault(),
        Profiles = [.. settings["Profiles"]],
        Services = settings.Contains("Services") ? [.. settings["Services"]] : null,
        BuildArgs = settings["BuildArg"].Select(a => a.Split('=', 2)).ToDictionary(a => a[0], string? (a) => a[1], StringComparer.Ordinal),
        CacheRepository = settings["CacheRepository"].Select(ImageReference.Parse).SingleOrDefault(),
        CacheTag = settings["CacheTag"].SingleOrDefault() ?? "{service}-{stage}",
        CachedStages = settings.Contains("CachedStages") ? [.. settings["CachedStages"]] : null,
        CacheSources = Enum.Parse<DockerCiCacheSources>(settings["CacheSources"].SingleOrDefault() ?? nameof(DockerCiCacheSources.OwnImage)),
        NoCache = settings["NoCache"].Any(),
        CacheType = Enum.Parse<DockerCiCacheType>(settings["Cache"].SingleOrDefault() ?? nameof(DockerCiCacheType.Auto)),
        CacheOptions = settings["CacheOption"].Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal),
        IsCacheRequired = settings["CacheRequired"].Any(),
        Builder = settings["Builder"].SingleOrDefault(),
    };

    // "Own: branch" stands for its scope and the shared one; "Own: none" for a run that writes nothing. What is not "Found" is missing.
    private RunFacts Run()
    {
        var own = settings["Own"].SingleOrDefault() is { } name && name != "none" ? CacheScope.OfBranch(name) : null;
        var scopes = settings.Contains("Own")
            ? new CacheScopes(own, [.. own is null ? Array.Empty<CacheScope>() : [own], CacheScope.Shared], own is null ? "the run is for the tag v1" : null)
            : CacheScopes.OneForAll;
        var run = new RunFacts { Scopes = scopes, NoPush = settings["NoPush"].SingleOrDefault(), Refresh = settings["Refresh"].SingleOrDefault() };
        var found = settings["Found"].ToHashSet();
        return settings.Contains("Found") ? run with { Survey = new(found, ComposePlanner.Candidates(Input(), Engine(), run).Except(found).ToHashSet(), new HashSet<string>()) } : run;
    }

    private EngineFacts Engine() =>
        PlanEngines.All[settings["Engine"].SingleOrDefault() ?? "28.5"] with { LocalImages = [.. settings["LocalImage"].Select(ImageReference.Parse)] };

    private string Text(string file) => File.ReadAllText(GoldenFile.PathOf(Path.Combine(folder, file)));
}
