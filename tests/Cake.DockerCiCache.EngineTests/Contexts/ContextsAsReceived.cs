using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Contexts;

/// <summary>What is listed here is what a real engine receives.</summary>
public abstract class ContextsAsReceived
{
    private readonly EngineProfile profile;
    private readonly string folder;

    protected ContextsAsReceived(EngineProfile profile)
    {
        this.profile = profile;
        folder = profile.NewProject().Folder;
        Received = new Received(profile, Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName);
    }

    internal abstract ContextClient Client { get; }

    internal Received Received { get; }

    protected abstract int GeneratedContexts { get; }

    [Fact]
    public void Of_generated_contexts()
    {
        var folders = Enumerable.Range(1, GeneratedContexts).ToDictionary(i => $"c{i}", i => Path.Join(folder, $"c{i}"));
        foreach (var (name, path) in folders)
        {
            new GeneratedContext(path, int.Parse(name[1..]), Client).Write();
        }

        Check(folders, ReceivedOf(folders));
    }

    [Fact]
    public void Of_golden_contexts()
    {
        var folders = GoldenContext.All.ToDictionary(golden => golden.Name, golden => golden.Write(Path.Join(folder, golden.Name)));
        var received = ReceivedOf(folders);
        Check(folders, received);
        foreach (var golden in GoldenContext.All)
        {
            var paths = received[golden.Name].Select(line => line.Split(' ')[2]);
            Assert.Equal(golden.Received(Client).Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Of_sockets_hard_links_and_all_mode_bits()
    {
        var context = OddKinds.Write(Path.Join(folder, "odd"));
        Check(new Dictionary<string, string> { ["odd"] = context }, new Dictionary<string, IReadOnlyList<string>> { ["odd"] = Received.Of(context) });
    }

    [Fact]
    public void With_the_ignore_file_that_stands_beside_the_Dockerfile()
    {
        var context = Directory.CreateDirectory(Path.Join(folder, "context")).FullName;
        var dockerfile = Path.Join(folder, "build.Dockerfile");
        File.WriteAllText(dockerfile, "FROM scratch\nCOPY . /\n");
        foreach (var name in new[] { "a", "b" })
        {
            File.WriteAllText(Path.Join(context, name), name);
            File.WriteAllText(Path.Join(context, ".dockerignore"), "a\n.dockerignore");
        }

        foreach (var (own, left) in new[] { ("b\n.dockerignore", "a"), (string.Empty, ".dockerignore a b"), ("# nothing", ".dockerignore a b") })
        {
            File.WriteAllText(dockerfile + ".dockerignore", own);
            var received = Received.Of(context, dockerfile);
            Assert.Equal(received, Listing(context, dockerfile).Entries.Select(Received.Line).Order(StringComparer.Ordinal));
            Assert.Equal(left, string.Join(' ', received.Select(line => line.Split(' ')[2])));
        }
    }

    [Theory]
    [InlineData("[", "syntax error in pattern")]
    [InlineData("!", "illegal exclusion pattern")]
    [InlineData("!/", "illegal exclusion pattern")]
    [InlineData("a\\", "syntax error in pattern")]
    [InlineData("*[b-a]", "syntax error in pattern")]
    public void Both_refuse(string pattern, string words)
    {
        File.WriteAllText(Path.Join(folder, ".dockerignore"), $"x\n{pattern}\n");
        Assert.Contains(words, Received.Refusal(folder));
        Assert.StartsWith(".dockerignore:2: ", Assert.Single(Listing(folder).Faults));
    }

    internal abstract IReadOnlyDictionary<string, IReadOnlyList<string>> ReceivedOf(IReadOnlyDictionary<string, string> folders);

    internal ContextListing Listing(string context, string? dockerfile = null) => new ContextReader(profile.UsedMachine(new(context, "-")).Context)
        .Read(new(context, Client) { Dockerfile = dockerfile ?? Path.Join(context, "Dockerfile") });

    private void Check(IReadOnlyDictionary<string, string> folders, IReadOnlyDictionary<string, IReadOnlyList<string>> received)
    {
        foreach (var (name, path) in folders)
        {
            var listing = Listing(path);
            Assert.Empty(listing.Faults);
            var ours = listing.Entries.Select(Received.Line).Order(StringComparer.Ordinal);
            Assert.True(ours.SequenceEqual(received[name]), $"""
                {name}: {File.ReadAllText(Path.Join(path, ".dockerignore"))}
                docker only: {string.Join(", ", received[name].Except(ours))}
                ours only: {string.Join(", ", ours.Except(received[name]))}
                """);
        }
    }
}
