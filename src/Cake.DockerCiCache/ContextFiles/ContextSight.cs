using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>What the engine would receive at one time, without contents.</summary>
internal sealed class ContextSight(IReadOnlyList<FoundEntry> entries)
{
    private readonly IReadOnlyList<FoundEntry> entries = entries;

    /// <summary>Nothing in it was changed, came or went since a time.</summary>
    public bool IsOlderThan(DateTimeOffset time) => entries.All(e => e.Stamp.IsOlderThan(time));

    /// <summary>The same is there, and none of it was changed since.</summary>
    public bool IsStill(ContextSight later) => entries.Select(Lasting).SequenceEqual(later.entries.Select(Lasting));

    // A folder's stamp changes with every ignored file in it.
    private static FoundEntry Lasting(FoundEntry entry) => entry.Kind == EntryKind.Folder ? entry with { Stamp = default } : entry;
}
