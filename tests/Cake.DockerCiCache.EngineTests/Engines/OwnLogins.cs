using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>The private configurations of this process's machines. A script's go with its process; the test runner kills this one.</summary>
internal static class OwnLogins
{
    private static int profiles;

    public static void ProfileStarts() => Interlocked.Increment(ref profiles);

    /// <summary>Removes them when no profile is left whose tests may still use one.</summary>
    public static void ProfileEnds()
    {
        if (Interlocked.Decrement(ref profiles) > 0)
        {
            return;
        }

        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), PrivateFolder.Prefix + "*").Where(IsOwn))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsOwn(string folder)
    {
        var owner = Path.Combine(folder, RunOwner.FileName);
        return File.Exists(owner) && RunOwner.Parse(File.ReadAllText(owner))?.Process == Environment.ProcessId;
    }
}
