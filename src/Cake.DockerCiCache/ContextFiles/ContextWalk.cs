using Cake.DockerCiCache.Contexts;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Finds what the engine would receive of a folder, without following links and without looking where nothing can be.</summary>
internal static class ContextWalk
{
    public static (List<FoundEntry> Entries, List<string> Faults) Walk(string root, IgnoreRules rules)
    {
        var entries = new List<FoundEntry>();
        var faults = new List<string>();
        var pending = new List<WalkedFolder>();
        var level = new List<WalkedFolder> { new(string.Empty, default, null, null) };
        while (level.Count > 0)
        {
            var walks = new FolderWalk[level.Count];
            Parallel.For(0, walks.Length, i => walks[i] = new FolderWalk(root, rules, level[i]).Walk());
            entries.AddRange(walks.SelectMany(walk => walk.Entries));
            faults.AddRange(walks.SelectMany(walk => walk.Faults));
            level = [.. walks.SelectMany(walk => walk.Folders)];
            pending.AddRange(level.Where(folder => folder.Pending is not null));
        }

        entries.AddRange(pending.Where(folder => folder.IsNeeded).Select(folder => folder.Pending!));
        return (entries, faults);
    }
}
