using System.Text;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Contexts;

/// <summary>A key stays the same when Docker's own cache says that nothing changed, and only then.</summary>
public abstract class KeysAndDockersCache(EngineProfile profile)
{
    private const string Dockerfile = "FROM scratch\nCOPY . /\n";
    private const string Tree = "echo A > a; ln a hard; mkdir d; echo b > d/b; ln -s a link; echo x > ignored; echo ignored > .dockerignore";

    private static readonly (string Change, bool IsEqual)[] Changes =
    [
        ("true", true),
        ("touch a d d/b", true),
        ("chown -R 7:7 .", true),
        ("rm hard; cp -p a hard", true),
        ("echo y > ignored", true),
        ("cp -rp . ../moved; cd ..; rm -rf context; mv moved context", true),
        ("chmod g+w a", false),
        ("chmod 711 d", false),
        ("touch -r a time; echo B > a; touch -r time a; rm time", false),
        ("mv a c", false),
        ("ln -sfn c link", false),
        ("mkdir empty", false),
        ("rm c; ln -s d/b c", false),
    ];

    internal abstract ContextClient Client { get; }

    [Fact]
    public void Say_the_same_of_each_change()
    {
        var folder = profile.NewProject().Folder;
        var context = Directory.CreateDirectory(Path.Join(folder, "context")).FullName;
        Command.Output("bash", ["-ec", Tree], folder: context);
        var said = new StringBuilder();
        var before = Key(context);
        IsCached(context);
        foreach (var (change, _) in Changes)
        {
            Command.Output("bash", ["-ec", change], folder: context);
            var after = Key(context);
            said.Append($"{change}: key {after == before}, Docker {IsCached(context)}\n");
            before = after;
        }

        Assert.Equal(string.Concat(Changes.Select(c => $"{c.Change}: key {c.IsEqual}, Docker {c.IsEqual}\n")), said.ToString());
    }

    // The engine would compare a context with the one it has by times and sizes, so that one is dropped.
    private bool IsCached(string context)
    {
        profile.Docker("builder", "prune", "--force", "--filter", "type=source.local");
        var docker = Path.Combine(profile.Variables["PATH"].Split(':')[0], "docker");
        var file = Path.Join(Path.GetDirectoryName(context), "Dockerfile");
        File.WriteAllText(file, Dockerfile);
        var outcome = Command.Run(
            docker, ["build", "--progress", "plain", "--file", file, context], new Dictionary<string, string>(profile.Variables) { ["DOCKER_BUILDKIT"] = "1" });
        Assert.Equal(0, outcome.ExitCode);
        return outcome.All.Contains("CACHED");
    }

    private KeyOutcome Key(string context)
    {
        var reader = new ContextReader(profile.UsedMachine(new(context, "-")).Context);
        return ContentKeys.Of(new()
        {
            Graph = StageGraph.Parse("Dockerfile", Dockerfile, new()),
            DockerfileText = Dockerfile,
            Context = reader.Read(new(context, Client)),
            Platforms = ["linux/amd64"],
            BuildPlatform = "linux/amd64",
        });
    }
}
