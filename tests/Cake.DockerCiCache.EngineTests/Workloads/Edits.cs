namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>What a developer does to files between two CI runs.</summary>
internal static class Edits
{
    public static Action<string> Append(string file, string line) => folder => File.AppendAllText(Path.Combine(folder, file), line + "\n");

    public static Action<string> Replace(string file, string old, string @new) => folder =>
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    };

    public static void Write(string folder, string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
