using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cake.DockerCiCache.Contexts;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Gives files the hashes of their contents, several at a time.</summary>
/// <param name="root">The context's path.</param>
/// <param name="found">The files, and what else was found.</param>
/// <param name="git">What git knows of their contents, if it is asked.</param>
/// <param name="attributes">The attributes under which git is believed; null when it is not.</param>
internal sealed class ContentHashes(string root, List<FoundEntry> found, GitContents? git, GitAttributes? attributes)
{
    // Begun first, so that no long file is left for the end, when the other processors have nothing to do.
    private const int LongFile = 1024 * 1024;

    private const int FilesAtATime = 64;

    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public ImmutableArray<ContextEntry> All()
    {
        var entries = new ContextEntry[found.Count];
        var order = Order();
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(order.Length, 1), FilesAtATime),
            () => new Worker(git?.Scheme ?? HashScheme.Plain),
            (range, _, worker) =>
            {
                foreach (var i in order.AsSpan()[range.Item1..Math.Min(range.Item2, order.Length)])
                {
                    ref readonly var entry = ref CollectionsMarshal.AsSpan(found)[i];
                    entries[i] = entry.With(entry.HasContent ? Content(entry, worker) : default);
                }

                return worker;
            },
            worker => worker.Dispose());
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
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
        var order = new int[found.Count];
        var (longFiles, next) = (0, found.Count);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            order[found[i].Stamp.Size > LongFile ? longFiles++ : --next] = i;
        }

        order.AsSpan(0, longFiles).Sort((a, b) => found[b].Stamp.Size.CompareTo(found[a].Stamp.Size));
        return order;
    }

    /// <summary>What one thread needs.</summary>
    private sealed class Worker(HashScheme scheme) : IDisposable
    {
        public FileHash File { get; } = new(scheme);

        public GitCursor Near { get; } = new();

        public void Dispose() => File.Dispose();
    }
}
