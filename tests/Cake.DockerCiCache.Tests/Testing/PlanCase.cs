using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;

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

    public DockerCiBuildPlan Plan() => Planner.Plan(BuildInput.Read(Request(), Dockerfile()), Engine());

    public DockerCiBuildPlan Plan(DockerCiCacheSources sources, EngineFacts engine) =>
        Planner.Plan(BuildInput.Read(Request() with { CacheSources = sources }, Dockerfile()), engine);

    public IEnumerable<string> SecretValues() => settings["BuildArg"].Where(a => SecretName.Is(a.Split('=')[0])).Select(a => a.Split('=', 2)[1]);

    private string Dockerfile() => File.ReadAllText(GoldenFile.PathOf(Path.Combine(folder, "Dockerfile")));

    private EngineFacts Engine()
    {
        var facts = PlanEngines.All[One("Engine") ?? "assumed"];
        return facts with { LocalImages = [.. settings["LocalImage"].Select(ImageReference.Parse)] };
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
        };
    }

    private string? One(string name) => settings[name].SingleOrDefault();

    private bool Is(string name) => One(name) == "yes";

    private IEnumerable<KeyValuePair<string, string>> Pairs(string name) =>
        settings[name].Select(v => v.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p[1]));
}
