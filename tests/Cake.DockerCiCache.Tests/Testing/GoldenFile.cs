using Cake.DockerCiCache.Tests.House;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Compares a whole text with a file; with UPDATE_GOLDEN=1 writes the file instead.</summary>
internal static class GoldenFile
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests", "Cake.DockerCiCache.Tests");

    public static void Check(string folder, string name, object? actual) => CheckFile(Path.Combine(folder, name + ".txt"), actual);

    public static void CheckFile(string path, object? actual)
    {
        var file = PathOf(path);
        var text = $"{actual}\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    /// <summary>A file of the test project, where it is in the repository.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);
}
