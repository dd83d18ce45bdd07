using Cake.Core;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts;
using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Runs;

/// <summary>Tells soon after a build that the files it read are still the same, so that nobody has to build again to find out.</summary>
/// <remarks>
/// Linux says when a file was changed last, which nobody can set. A look during the build and one afterwards must find the same files, all
/// of them older than the build. What escapes it, such as a file that is removed while docker begins to read, or what comes from elsewhere
/// (a base image's tag that is moved, for which the time is limited), is found out after the push (<see cref="Engines.BuilderPush.RequireSame"/>).
/// </remarks>
internal sealed class ContextWatch
{
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(30);

    // Some file systems, such as ext3, know the time of a change to the second; others to the hundredth.
    private static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(1);

    private readonly ContextReader reader;
    private readonly IReadOnlyList<ContextQuestion> folders;
    private readonly TimeProvider clock;
    private readonly long begin;
    private readonly DateTimeOffset old;
    private readonly Task<IReadOnlyList<FoundEntry>?> first;

    private ContextWatch(ContextReader reader, IReadOnlyList<ContextQuestion> folders, TimeProvider clock)
    {
        (this.reader, this.folders, this.clock) = (reader, folders, clock);
        (begin, old) = (clock.GetTimestamp(), clock.GetUtcNow() - CoarsestTime);
        first = Task.Run(Look);
    }

    /// <summary>Begins, before docker reads anything; null where some of it is not on this machine.</summary>
    public static ContextWatch? Begin(ICakeContext context, BuildOrder order, EngineFacts engine, TimeProvider clock)
    {
        var read = new BuildFolders(context, order, engine);
        return order.Input.Request.BuildContexts.Values.Any(c => ContextSource.Parse(c) is ContextSource.Unknown)
            ? null
            : new(new(context), [read.Context, .. read.Named.Values], clock);
    }

    /// <summary>Nothing has changed since the build began; false where that is not sure.</summary>
    public bool IsStill() =>
        clock.GetElapsedTime(begin) < LongestUse && first.GetAwaiter().GetResult() is { } before && Look() is { } now
        && now.SequenceEqual(before) && now.All(e => e.Kind == EntryKind.Folder || e.Stamp.IsOlderThan(old));

    private IReadOnlyList<FoundEntry>? Look()
    {
        var found = folders.Select(reader.Look).ToList();
        return found.Contains(null) ? null : [.. found.SelectMany(f => f!)];
    }
}
