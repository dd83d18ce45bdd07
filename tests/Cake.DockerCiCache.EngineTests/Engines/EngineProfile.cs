using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>An engine of its own with a registry that stands for Docker Hub and one, with a password, to push to.</summary>
/// <remarks>Shares nothing with other profiles. When something does not start, every test of the profile fails with its words.</remarks>
public abstract class EngineProfile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dockerci-tests-").FullName;
    private readonly IReadOnlyDictionary<string, string> engine;
    private int machines;

    protected EngineProfile(string name)
    {
        Name = name;
        Guard.Over(folder);
        ProcessArguments.Watch();
        try
        {
            var mirror = EngineScripts.Start("registry-up", Part("mirror"))["DOCKERCI_REGISTRY"];
            EngineScripts.BaseImages(mirror);
            Registry = StartRegistry("registry");
            engine = EngineScripts.Start("up", name, Part("engine"), "--mirror", $"http://{mirror}");
        }
        catch (InvalidOperationException)
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>The registry that all tests push to, each to repositories of its own.</summary>
    internal LocalRegistry Registry { get; }

    /// <summary>The variables that point a docker client to the engine.</summary>
    internal IReadOnlyDictionary<string, string> Variables => engine;

    public override string ToString() => Name;

    public void Dispose()
    {
        foreach (var part in Directory.GetDirectories(folder))
        {
            EngineScripts.Down(part);
        }

        Directory.Delete(folder, recursive: true);
        Captured.AssertNoSecret();
        GC.SuppressFinalize(this);
    }

    /// <summary>A CI machine that just came up: no images, no build cache, nobody logged in; its files are in the folder.</summary>
    internal Machine FreshMachine(string workingFolder, LocalRegistry? registry = null)
    {
        EngineScripts.Fresh(engine);
        File.Delete(Path.Combine(engine["DOCKER_CONFIG"], "config.json"));
        return new Machine(this, registry ?? Registry, workingFolder);
    }

    /// <summary>A further registry, which the test may break.</summary>
    internal LocalRegistry StartRegistry(string name) => LocalRegistry.Start(Part(name));

    /// <summary>An empty folder that goes with the profile.</summary>
    internal string NewFolder(string name)
    {
        var path = Part($"{name}-{Interlocked.Increment(ref machines)}");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, ".dockerci"), string.Empty);
        return path;
    }

    internal string Docker(params string[] arguments) => Command.Output(Path.Combine(engine["PATH"].Split(':')[0], "docker"), arguments, engine);

    private string Part(string name) => Path.Combine(folder, name);
}
