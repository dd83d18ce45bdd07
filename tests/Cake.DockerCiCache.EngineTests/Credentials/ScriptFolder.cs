using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Twelve;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Credentials;

/// <summary>A checked-out script with a user of its own: a home folder, a temporary folder, and Docker's configuration in the home folder.</summary>
internal sealed class ScriptFolder
{
    private const string Script = """
        #addin nuget:?package=Cake.DockerCiCache&version=1.0.0

        var image = new DockerCiBuildSettings { Context = Argument("context", "app"), CacheRepository = Argument<string>("caches", null), PushCachesEarly = HasArgument("early") };
        DockerCiBuildResult built = null;

        Task("Login").Does(() => DockerCiLogin());
        Task("Build").IsDependentOn("Login").Does(() => built = DockerCiBuild(image));
        Task("Push").IsDependentOn("Build").Does(() => DockerCiPush(built));

        // Both are logged in before either goes on.
        Task("Meet").IsDependentOn("Login").Does(() =>
        {
            System.IO.File.WriteAllText(Argument<string>("own"), "here");
            while (!FileExists(Argument<string>("other")))
            {
                System.Threading.Thread.Sleep(20);
            }
        });

        Task("Trespass").IsDependentOn("Meet").IsDependentOn("Push").Does(() =>
        {
            var foreign = DockerCiBuild(new DockerCiBuildSettings { Context = "app", Image = Argument<string>("foreign") });
            try
            {
                DockerCiPush(foreign);
            }
            catch (CakeException e)
            {
                Information("{0}", "refused: " + e.Message);
            }
        });

        RunTarget(Argument("target", "Push"));

        """;

    private static readonly string UsersHome = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private readonly EngineProfile profile;
    private readonly Project project;

    public ScriptFolder(EngineProfile profile)
    {
        this.profile = profile;
        project = profile.NewProject();
        project.Write("checkout/build.cake", Script);
        project.Write("checkout/.config/dotnet-tools.json", File.ReadAllText(Repository.At("examples", "quickstart", ".config", "dotnet-tools.json")));
        project.Write("checkout/app/Dockerfile", "FROM busybox:latest\nRUN : app; head -c 100000 /dev/urandom >/made\n");
        project.Write("checkout/slow/Dockerfile", "FROM busybox:latest AS first\nFROM first\nRUN echo begun; sleep 60\n");
        Directory.CreateDirectory(Temporary);
        Directory.CreateDirectory(Path.Combine(Home, ".docker"));
        Directory.CreateSymbolicLink(Path.Combine(Home, ".docker", "cli-plugins"), Path.Combine(profile.Variables["DOCKER_CONFIG"], "cli-plugins"));
        Command.Output("dotnet", ["tool", "restore"], folder: Checkout);
        Variables = new(profile.Variables)
        {
            ["HOME"] = Home,
            ["TMPDIR"] = Temporary,

            // What dotnet itself keeps in a home folder is not what is looked at.
            ["DOTNET_CLI_HOME"] = UsersHome,
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(UsersHome, ".nuget", "packages"),
            ["XDG_DATA_HOME"] = Path.Combine(project.Folder, "data"),
        };
        Variables.Remove("DOCKER_CONFIG");
        Use(profile.Registry);
    }

    public Dictionary<string, string> Variables { get; }

    public string Folder => project.Folder;

    /// <summary>Where the script is: the temporary folder is not in it, so that it is used.</summary>
    private string Checkout => Path.Combine(project.Folder, "checkout");

    public string Home => Path.Combine(project.Folder, "home");

    public string Temporary => Path.Combine(project.Folder, "temporary");

    public string Image { get; private set; } = string.Empty;

    /// <summary>What the addin keeps in the temporary folder.</summary>
    public IEnumerable<string> PrivateFolders => Directory.EnumerateDirectories(Temporary, "dockerci-*");

    /// <summary>Every file and folder in the home folder, with its size.</summary>
    public IReadOnlyList<string> Listing =>
        [.. Directory.EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories).Select(e => $"{e} {(File.Exists(e) ? new FileInfo(e).Length : 0)}").Order(StringComparer.Ordinal)];

    /// <summary>Logs in to another registry, and builds for it.</summary>
    public void Use(LocalRegistry registry)
    {
        Image = $"{registry.Address}/{profile.Name}/{Path.GetFileName(project.Folder)}";
        Variables["REGISTRY"] = registry.Address;
        Variables["REGISTRY_USER"] = registry.User;
        Variables["REGISTRY_PASS"] = registry.Password;
        Variables["CACHE_IMAGE"] = Image;
    }

    public ScriptRun Start(string target, params string[] arguments) => new(
        Checkout,
        Variables,
        [$"--target={target}", $"--nuget_source={Package.Folder}", $"--paths_tools={Path.Combine(project.Folder, "tools")}", "--verbosity=diagnostic", .. arguments]);
}
