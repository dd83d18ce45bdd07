using Cake.DockerCiCache.Contexts;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Gives files the hashes of their contents, several at a time.</summary>
/// <param name="root">The context's path.</param>
/// <param name="found">The files, and what else was found.</param>
/// <param name="git">What git knows of their contents, if it is asked.</param>
/// <param name="attributes">The attributes under which git is believed; null when it is not.</param>
internal sealed class ContentHashes(string root, IReadOnlyList<FoundEntry> found, GitContents? git, GitAttributes? attributes)
{
    // Begun first, so that no long file is left for the end, when the other processors have nothing to do.
    private const int LongFile = 1024 * 1024;

    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public ContextEntry[] All()
    {
        var entries = new ContextEntry[found.Count];
        var order = Order();
        Parallel.For(
            0,
            order.Length,
            () => new Worker(git?.Scheme ?? HashScheme.Plain),
            (i, _, worker) =>
            {
                var entry = found[order[i]];
                entries[order[i]] = entry.With(entry.HasContent ? Content(entry, worker) : default);
                return worker;
            },
            worker => worker.Dispose());
        return entries;
    }

    private ContentHash Content(in FoundEntry entry, Worker worker)
    {
        if (attributes?.CountFor(entry) == true && git?.Of(entry, worker.Near) is { } known)
        {
            return known;
        }

        var (content, fault) = worker.File.Of(Path.Join(root, entry.Path), entry.Stamp.Size);
        if (fault is not null)
        {
            lock (_faults)
            {
                _faults.Add(fault);
            }
        }

        return content;
    }

    private int[] Order()
    {
        var all = Enumerable.Range(0, found.Count);
        return [.. all.Where(IsLong).OrderByDescending(i => found[i].Stamp.Size), .. all.Where(i => !IsLong(i))];
    }

    private bool IsLong(int index) => found[index].Stamp.Size > LongFile;

    /// <summary>What one thread needs.</summary>
    private sealed class Worker(HashScheme scheme) : IDisposable
    {
        public FileHash File { get; } = new(scheme);

        public GitCursor Near { get; } = new();

        public void Dispose() => File.Dispose();
    }
}
