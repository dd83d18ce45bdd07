using System.Text;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

/// <summary>A folder with a Dockerfile, an options.txt (a Docker flag without its dashes per line) and what is expected.</summary>
internal sealed class GoldenCase(string folder)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Dockerfiles", "Golden");

    public static IEnumerable<string> Names => Directory.GetDirectories(Root).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public string Text { get; } = new UTF8Encoding(false).GetString(File.ReadAllBytes(Path.Combine(folder, "Dockerfile")));

    public StageGraphOptions Options { get; } = ReadOptions(Path.Combine(folder, "options.txt"));

    public bool IsRefused { get; } = File.Exists(Path.Combine(folder, "error.txt"));

    public static GoldenCase Read(string name) => new(Path.Combine(Root, name));

    /// <summary>A file of a case, seen from the test project.</summary>
    public static string PathOf(string name, string file) => Path.Combine("Dockerfiles", "Golden", name, file);

    private static StageGraphOptions ReadOptions(string file)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var pairs = lines.Select(line => (Key: line.Split(' ', 2)[0], Value: line.Split(' ', 2)[1])).ToLookup(pair => pair.Key, pair => pair.Value);
        return new StageGraphOptions
        {
            Target = pairs["target"].SingleOrDefault(),
            Platform = pairs["platform"].SingleOrDefault(),
            BuildArgs = pairs["build-arg"].Select(value => value.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            BuildContexts = pairs["build-context"].Select(value => value.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
        };
    }
}
