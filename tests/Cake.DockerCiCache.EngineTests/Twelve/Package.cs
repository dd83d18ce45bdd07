using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>The packed addin, as build.cake leaves it.</summary>
internal static class Package
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = Repository.At("artifacts");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "Cake.DockerCiCache.*.nupkg").Any()
            ? folder
            : throw new InvalidOperationException($"there is no package in {folder}: dotnet cake --target=Pack makes it");
    }
}
