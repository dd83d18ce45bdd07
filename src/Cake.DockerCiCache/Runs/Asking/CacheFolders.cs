using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Planning.Caching;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>Looks which local caches are there.</summary>
internal static class CacheFolders
{
    // What buildx writes into each (docs.docker.com/build/cache/backends/local).
    private const string Index = "index.json";

    /// <summary>The names of the caches in a folder, as docker sees it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="tool">How docker is called: its working directory.</param>
    /// <param name="options">The options of the cache.</param>
    /// <returns>The names; null when no folder is asked for.</returns>
    public static IReadOnlySet<string>? In(ICakeContext context, ToolSettings tool, IReadOnlyDictionary<string, string> options)
    {
        if (options.GetValueOrDefault(CacheLocation.Folder) is not { Length: > 0 } name)
        {
            return null;
        }

        var working = (tool.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
        var folder = context.FileSystem.GetDirectory(new DirectoryPath(name).MakeAbsolute(working));
        return folder.Exists
            ? folder.GetDirectories("*", SearchScope.Current).Where(d => context.FileSystem.Exist(d.Path.CombineWithFilePath(Index))).Select(d => d.Path.GetDirectoryName()).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();
    }
}
