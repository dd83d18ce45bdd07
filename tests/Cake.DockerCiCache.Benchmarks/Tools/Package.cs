namespace Cake.DockerCiCache.Benchmarks.Tools;

/// <summary>The packed addin, as build.cake leaves it.</summary>
internal static class Package
{
    private const string Name = "Cake.DockerCiCache.";

    public static string Folder { get; } = Repository.At("artifacts");

    public static string Version { get; } = Find();

    private static string Find() =>
        Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, $"{Name}*.nupkg").Select(Path.GetFileNameWithoutExtension).Max() is { } file
            ? file[Name.Length..]
            : throw new InvalidOperationException($"there is no package in {Folder}: dotnet cake --target=Pack makes it");
}
