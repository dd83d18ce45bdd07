using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Secrets;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Compose;

/// <summary>A compose project on disk, and the CI runs on it.</summary>
internal sealed class ComposeFolder(EngineProfile profile)
{
    public Project Project { get; } = profile.NewProject();

    /// <summary>Where its images go; the compose files call it <c>${REPO}</c>.</summary>
    public string Repository => Project.Image;

    public ComposeFolder With(string file, string text)
    {
        Project.Write(file, text);
        return this;
    }

    public Machine FreshMachine()
    {
        var machine = profile.FreshMachine(Project);
        machine.Variables["REPO"] = Repository;
        return machine;
    }

    /// <summary>A CI run on an empty machine: log in, build, push.</summary>
    public DockerCiComposeBuildResult RunAll(DockerCiComposeSettings settings)
    {
        var machine = FreshMachine();
        machine.LogIn();
        var built = machine.Run(context => context.DockerCiComposeBuild(settings));
        Captured.Check("plan", built.Plan + built.Plan.ToJson());
        Pushed = machine.Run(context => context.DockerCiComposePush(built)).Digests;
        return built;
    }

    /// <summary>What the last run pushed.</summary>
    public IReadOnlyDictionary<string, string> Pushed { get; private set; } = new Dictionary<string, string>();

    public bool IsInRegistry(string tag) => profile.Registry.Images.Has($"{Repository}{tag}");
}
