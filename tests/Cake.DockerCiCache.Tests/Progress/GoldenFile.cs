namespace Cake.DockerCiCache.Tests.Progress;

/// <summary>Compares a whole text with a file; with UPDATE_GOLDEN=1 writes the file instead.</summary>
internal static class GoldenFile
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Recording.Folder))!;

    public static void Check(string folder, string name, object? actual)
    {
        var file = Path.Combine(Root, folder, name + ".txt");
        var text = $"{actual}\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }
}
