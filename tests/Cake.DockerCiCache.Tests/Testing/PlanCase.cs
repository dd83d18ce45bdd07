using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A folder with a Dockerfile and settings.txt: lines "Setting: value", in which a setting may come more than once.</summary>
internal sealed class PlanCase(string folder)
{
    private readonly ILookup<string, string> settings = File.ReadLines(GoldenFile.PathOf(Path.Combine(folder, "settings.txt")))
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries))
        .ToLookup(p => p[0], p => p[1]);

    public static TheoryData<string> In(string folder) =>
        [.. Directory.GetDirectories(GoldenFile.PathOf(folder)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    public bool ReadsOneScope => !settings.Contains("Own") && !settings.Contains("Read") && !settings.Contains("NoPush");

    public DockerCiBuildPlan Plan() => Planner.Plan(new PlanInput(BuildInput.Read(Request(), Dockerfile()), Engine(), Run()));

    public DockerCiBuildPlan Plan(DockerCiCacheSources sources, EngineFacts engine) =>
        Planner.Plan(BuildInput.Read(Request() with { CacheSources = sources }, Dockerfile()), engine);

    public IEnumerable<string> SecretValues() => settings["BuildArg"].Where(a => SecretName.Is(a.Split('=')[0])).Select(a => a.Split('=', 2)[1]);

    private string Dockerfile() => File.ReadAllText(GoldenFile.PathOf(Path.Combine(folder, "Dockerfile")));

    private EngineFacts Engine()
    {
        var facts = PlanEngines.All[One("Engine") ?? "assumed"];
        return facts with { LocalImages = [.. settings["LocalImage"].Select(ImageReference.Parse)] };
    }

    private RunFacts Run() => new()
    {
        Scopes = Scopes(),
        Survey = settings.Contains("Found") || settings.Contains("Missing") ? new(settings["Found"].ToHashSet(), settings["Missing"].ToHashSet(), settings["Unusable"].ToHashSet()) : null,
        CacheFolders = settings.Contains("Folder") ? settings["Folder"].ToHashSet() : null,
        NoPush = One("NoPush"),
        KeepsImage = Is("KeepsImage"),
        Refresh = One("Refresh"),
    };

    // "Own: branch x" and "Read: branch y" stand for themselves and the shared scope; "Own: none" for a run that writes nothing.
    private CacheScopes Scopes()
    {
        var own = One("Own") is { } name && name != "none" ? CacheScope.OfBranch(name) : null;
        return settings.Contains("Own") || settings.Contains("Read")
            ? new(own, [.. own is null ? Array.Empty<CacheScope>() : [own], .. settings["Read"].Select(CacheScope.OfBranch), CacheScope.Shared], own is null ? "the run is for the tag v1" : null)
            : CacheScopes.OneForAll;
    }

    private BuildRequest Request()
    {
        var image = ImageReference.Parse(One("Image") ?? "acme/web");
        return new()
        {
            Image = image,
            Tags = settings["Tag"].Any() ? [.. settings["Tag"]] : ["latest"],
            Dockerfile = "Dockerfile",
            HasOwnIgnoreFile = Is("HasOwnIgnoreFile"),
            Context = One("Context") ?? ".",
            Target = One("Target"),
            BuildArgs = Pairs("BuildArg").ToDictionary(p => p.Key, string? (p) => p.Value, StringComparer.Ordinal),
            BuildContexts = Pairs("BuildContext").ToDictionary(StringComparer.Ordinal),
            Labels = Pairs("Label").ToDictionary(StringComparer.Ordinal),
            Secrets = [.. settings["Secret"]],
            Ssh = [.. settings["Ssh"]],
            Platform = One("Platform"),
            Network = One("Network"),
            Pull = Is("Pull"),
            NoCache = Is("NoCache"),
            Progress = One("Progress") ?? "plain",
            CachedStages = settings.Contains("CachedStages") ? [.. settings["CachedStages"].Where(s => s.Length > 0)] : null,
            CacheRepository = One("CacheRepository") is { } cache ? ImageReference.Parse(cache) : image,
            CacheTag = One("CacheTag") ?? "{stage}",
            CacheSources = Enum.Parse<DockerCiCacheSources>(One("CacheSources") ?? nameof(DockerCiCacheSources.OwnImage)),
            CacheType = Enum.Parse<DockerCiCacheType>(One("Cache") ?? nameof(DockerCiCacheType.Auto)),
            CacheOptions = Pairs("CacheOption").ToDictionary(StringComparer.Ordinal),
            PushesCachesEarly = Is("PushCachesEarly"),
            IsCacheRequired = Is("CacheRequired"),
            Load = One("Load") is { } load ? bool.Parse(load) : null,
            Builder = One("Builder"),
        };
    }

    private string? One(string name) => settings[name].SingleOrDefault();

    private bool Is(string name) => One(name) == "yes";

    private IEnumerable<KeyValuePair<string, string>> Pairs(string name) =>
        settings[name].Select(v => v.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p[1]));
}
