using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Contexts;

/// <summary>An odd ignore file, a tree and what Docker received of it, from the unit tests.</summary>
internal sealed record GoldenContext(string Source)
{
    private static readonly string Folder = Repository.At("tests", "Cake.DockerCiCache.Tests", "Contexts", "Golden");

    public static IReadOnlyList<GoldenContext> All { get; } =
        [.. Directory.GetDirectories(Folder).Order(StringComparer.Ordinal).Select(source => new GoldenContext(source))];

    public string Name => Path.GetFileName(Source).ToLowerInvariant();

    /// <summary>Writes the tree; a line is a file, a folder (with a slash at its end) or a link and where it points to.</summary>
    public string Write(string folder)
    {
        foreach (var line in File.ReadLines(Path.Join(Source, "tree.txt")))
        {
            var parts = line.Split('=');
            var path = Path.Join(folder, parts[0]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (parts.Length > 1)
            {
                File.CreateSymbolicLink(path, parts[1]);
            }
            else if (!line.EndsWith('/'))
            {
                File.WriteAllText(path, line);
            }
        }

        File.Copy(Path.Join(Source, "dockerignore"), Path.Join(folder, ".dockerignore"));
        return folder;
    }

    public IEnumerable<string> Received(ContextClient client)
    {
        var older = Path.Join(Source, "received-from-20.10.txt");
        var file = client == ContextClient.BuiltIn && File.Exists(older) ? older : Path.Join(Source, "received.txt");
        return File.ReadLines(file).Select(line => line.Split('=')[0].TrimEnd('/'));
    }
}
