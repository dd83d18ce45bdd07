using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>The folder that a CI machine would have checked out: the vendor's beside the application.</summary>
internal static class Checkout
{
    public static Project Of(EngineProfile profile, Vendor vendor)
    {
        var root = profile.NewProject();
        foreach (var part in new[] { "app", vendor.Folder })
        {
            var from = Repository.At("examples", part);
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/tools/", StringComparison.Ordinal)))
            {
                var to = Path.Combine(root.Folder, part, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        return root with { Folder = Path.Combine(root.Folder, vendor.Folder) };
    }
}
