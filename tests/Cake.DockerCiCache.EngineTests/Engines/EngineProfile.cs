using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Secrets;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>An engine of its own with a registry that stands for Docker Hub and one, with a password, to push to.</summary>
/// <remarks>Shares nothing with other profiles. When something does not start, every test of the profile fails with its words.</remarks>
public abstract class EngineProfile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dockerci-tests-").FullName;
    private readonly IReadOnlyDictionary<string, string> engine;
    private int projects;

    protected EngineProfile(string name)
    {
        Name = name;
        OwnLogins.ProfileStarts();
        Guard.Over(folder);
        ProcessArguments.Watch();
        try
        {
            Mirror = EngineScripts.Start("registry-up", Part("mirror"))["DOCKERCI_REGISTRY"];
            EngineScripts.BaseImages(Mirror);
            Registry = StartRegistry("registry");
            engine = EngineScripts.Start("up", name, Part("engine"), "--mirror", $"http://{Mirror}");
        }
        catch (InvalidOperationException)
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>The registry that stands for Docker Hub, which everybody may use.</summary>
    internal string Mirror { get; }

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
        OwnLogins.ProfileEnds();
        ProcessArguments.Check();
        GC.SuppressFinalize(this);
    }

    /// <summary>A CI machine that just came up: no images, no build cache, nobody logged in; its files are the project's.</summary>
    internal Machine FreshMachine(Project project, LocalRegistry? registry = null)
    {
        EngineScripts.Fresh(engine);
        return UsedMachine(project, registry);
    }

    /// <summary>A machine that may hold what earlier runs left in its engine; but nobody is logged in.</summary>
    internal Machine UsedMachine(Project project, LocalRegistry? registry = null)
    {
        File.Delete(Path.Combine(engine["DOCKER_CONFIG"], "config.json"));
        return new Machine(this, registry ?? Registry, project.Folder);
    }

    /// <summary>An empty folder, and a repository of its own in the registry.</summary>
    internal Project NewProject()
    {
        var name = $"project-{Interlocked.Increment(ref projects)}";
        Directory.CreateDirectory(Part(name));
        var project = new Project(Part(name), $"{Registry.Address}/{Name}/{name}");
        project.Write(".dockerci", string.Empty); // so that `down` removes the folder
        return project;
    }

    /// <summary>A folder with a Dockerfile and other files, and a repository of its own in the registry.</summary>
    internal Project NewProject(string dockerfile, params string[] files)
    {
        var project = NewProject();
        project.Write("Dockerfile", dockerfile);
        foreach (var file in files)
        {
            project.Write(file, file);
        }

        return project;
    }

    /// <summary>A further registry, which the test may break.</summary>
    internal LocalRegistry StartRegistry(string name) => LocalRegistry.Start(Part(name));

    internal string Docker(params string[] arguments) => Command.Output(Path.Combine(engine["PATH"].Split(':')[0], "docker"), arguments, engine);

    private string Part(string name) => Path.Combine(folder, name);
}
