using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Finds what the engine would receive of a folder, without following links and without looking where nothing can be.</summary>
internal sealed class ContextWalk
{
    private readonly List<FoundEntry> _entries;
    private readonly List<string> _faults = [];
    private readonly List<string> _attributes = [];

    private ContextWalk(int count) => _entries = new(count);

    /// <summary>Gets what is received, in the order of <see cref="PathOrder"/>.</summary>
    public List<FoundEntry> Entries => _entries;

    /// <summary>Gets what could not be looked at.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Gets the paths of the files with git's attributes, ignored or not.</summary>
    public IReadOnlyList<string> GitAttributes => _attributes;

    /// <summary>Gets a value indicating whether git's own folder is received too.</summary>
    public bool HasGitFolder { get; private init; }

    public static ContextWalk Walk(string root, IgnoreRules rules)
    {
        var first = new FolderWalk(root, rules, new WalkedFolder(string.Empty, default, null, 0));
        var count = 0;
        for (var level = new List<FolderWalk> { first }; level.Count > 0; level = [.. level.SelectMany(walk => walk.Folders)])
        {
            Parallel.ForEach(level, walk => walk.Walk());
            count += level.Sum(walk => walk.Entries.Count);
        }

        var all = new ContextWalk(count) { HasGitFolder = first.Entries.Exists(entry => entry.Path == ".git") };
        all.Collect(first);
        return all;
    }

    private void Collect(FolderWalk walk)
    {
        _faults.AddRange(walk.Faults);
        if (walk.HasGitAttributes)
        {
            _attributes.Add(Path.Join(walk.Folder.Path, ContextFiles.GitAttributes.Name));
        }

        var next = 0;
        for (var i = 0; i < walk.Entries.Count; i++)
        {
            var inside = next < walk.Folders.Count && walk.Folders[next].Folder.Position == i ? walk.Folders[next++] : null;
            if (inside is null or { Folder.IsPending: false } or { Folder.IsNeeded: true })
            {
                _entries.Add(walk.Entries[i]);
            }

            if (inside is not null)
            {
                Collect(inside);
            }
        }
    }
}
