using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Dockerfiles;

/// <summary>A golden case of the unit tests: a Dockerfile, docker's options, and what the addin makes of it.</summary>
internal sealed class GoldenDockerfile
{
    private readonly string folder;

    private GoldenDockerfile(string folder)
    {
        this.folder = folder;
        var graph = IsRefused ? [] : File.ReadAllLines(Path.Combine(folder, "graph.txt"));
        var required = graph.Where(line => line.StartsWith("required ", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..]).ToHashSet();
        var label = string.Empty;
        foreach (var line in graph)
        {
            if (line.StartsWith("stage ", StringComparison.Ordinal))
            {
                var words = line.Split(' ', ',');
                label = required.Contains(words[1]) ? words[2] == "(unnamed)" ? $"stage-{words[1]}" : words[2] : string.Empty;
                Needed.Add(label);
            }
            else if (line.StartsWith("  step ", StringComparison.Ordinal))
            {
                WithSteps.Add(label);
            }
        }

        Needed.Remove(string.Empty);
        WithSteps.Remove(string.Empty);
    }

    public static IEnumerable<GoldenDockerfile> All =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "tests", "Cake.DockerCiCache.Tests", "Dockerfiles", "Golden")).Select(folder => new GoldenDockerfile(folder));

    public string Dockerfile => Path.Combine(folder, "Dockerfile");

    /// <summary>The stages the target needs.</summary>
    public HashSet<string> Needed { get; } = [];

    /// <summary>Those of them that have steps.</summary>
    public HashSet<string> WithSteps { get; } = [];

    public bool IsRefused => File.Exists(Path.Combine(folder, "error.txt"));

    public IEnumerable<string> Options => File.Exists(Path.Combine(folder, "options.txt"))
        ? File.ReadAllLines(Path.Combine(folder, "options.txt")).SelectMany(line => new[] { "--" + line.Split(' ', 2)[0], line.Split(' ', 2)[1] })
        : [];

    public override string ToString() => Path.GetFileName(folder);
}
