namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>A folder with many files, the same on each machine.</summary>
internal static class ContextTree
{
    public const int FileBytes = 10_000;

    private const int FilesPerFolder = 100;
    private const int Seed = 1;

    public static void Write(string folder, int files)
    {
        // No secret: the same bytes each time, which nothing compresses.
#pragma warning disable CA5394
        var random = new Random(Seed);
        var bytes = new byte[FileBytes];
        for (var i = 0; i < files; i++)
        {
            var path = Path.Combine(folder, $"part{i / FilesPerFolder}", $"file{i}.bin");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            random.NextBytes(bytes);
            File.WriteAllBytes(path, bytes);
        }
#pragma warning restore CA5394
    }
}
