namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>Where the repository is on this machine.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Cake.DockerCiCache.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
