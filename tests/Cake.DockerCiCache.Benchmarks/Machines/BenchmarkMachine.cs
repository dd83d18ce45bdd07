using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks.Machines;

/// <summary>An engine of its own, a registry that stands for Docker Hub and is not counted, and one behind a proxy to push to.</summary>
internal sealed class BenchmarkMachine : IDisposable
{
    private const string User = "ci";

    private readonly string folder = Directory.CreateTempSubdirectory("dockerci-benchmark-").FullName;
    private readonly IReadOnlyDictionary<string, string> engine;
    private readonly string password;

    public BenchmarkMachine(string profile)
    {
        Profile = profile;
        Guard.Over(folder);
        try
        {
            Directory.CreateDirectory(Work(string.Empty));
            File.WriteAllText(Work(".dockerci"), string.Empty); // so that `down` removes the folder
            var hub = EngineScripts.Start("registry-up", Part("hub"))["DOCKERCI_REGISTRY"];
            EngineScripts.BaseImages(hub);
            var registry = EngineScripts.Start("registry-up", Part("registry"), "--user", User);
            password = File.ReadAllText(registry["DOCKERCI_REGISTRY_PASSWORD_FILE"]).Trim();
            Proxy = new LimitedProxy(int.Parse(registry["DOCKERCI_REGISTRY"].Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
            engine = EngineScripts.Start("up", profile, Part("engine"), "--mirror", $"http://{hub}");
        }
        catch (InvalidOperationException)
        {
            Dispose();
            throw;
        }

        Registry = new RegistryState(Part("registry"), Work("kept"));
        Calls = new DockerCalls(Work("calls"), Docker, Path.Combine(engine["DOCKER_CONFIG"], "cli-plugins"));
        Project = new Project(Work("project"));
    }

    public string Profile { get; }

    public LimitedProxy Proxy { get; } = null!;

    public RegistryState Registry { get; }

    public DockerCalls Calls { get; }

    public Project Project { get; }

    /// <summary>Gets the real client of the engine.</summary>
    public string Docker => Path.Combine(engine["PATH"].Split(':')[0], "docker");

    /// <summary>Gets the variables that point a client to the engine.</summary>
    public IReadOnlyDictionary<string, string> Engine => new Dictionary<string, string>(engine.Concat(Calls.Unseen));

    /// <summary>What a CI job's environment has: the engine, the registry, its user and the image.</summary>
    public Dictionary<string, string> Variables(string image) => new(engine.Concat(Calls.Variables))
    {
        ["PATH"] = $"{DockerCalls.CommandFolder}:{engine["PATH"]}",
        ["REGISTRY"] = Proxy.EndPoint.ToString(),
        ["REGISTRY_USER"] = User,
        ["REGISTRY_PASS"] = password,
        ["CACHE_IMAGE"] = $"{Proxy.EndPoint}/benchmark/{image}",
    };

    /// <summary>No images, no build cache, nobody logged in, and nothing that waits to be written to the disk.</summary>
    public void MakeFresh()
    {
        EngineScripts.Fresh(Engine);
        File.Delete(Path.Combine(engine["DOCKER_CONFIG"], "config.json"));
        Command.Output("sync", []);
    }

    /// <summary>A place for files that live as long as the machine.</summary>
    public string Work(string name) => Path.Combine(folder, "work", name);

    public void Dispose()
    {
        Proxy?.Dispose();
        foreach (var part in Directory.GetDirectories(folder))
        {
            EngineScripts.Down(part);
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Part(string name) => Path.Combine(folder, name);
}
