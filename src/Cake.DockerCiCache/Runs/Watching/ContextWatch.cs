using Cake.Core;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Runs.Watching;

/// <summary>Tells soon after a build that the files it read are still the same, so that nobody has to build again to find out.</summary>
/// <remarks>
/// Linux notes when a file was changed last, and lets nobody set that time. A look during the build and one afterwards must find the same
/// files, all of them older than the build, and nothing that came or went in their folders just before. What escapes that, such as a change
/// of memory-mapped files, or comes from elsewhere (a base image's tag that is moved, for which the time is limited), is found out after the
/// push (<see cref="BuilderPush.RequireSame"/>).
/// </remarks>
internal sealed class ContextWatch
{
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(30);

    // Some file systems, such as ext3, know the time of a change to the second; others to the hundredth.
    private static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(1);

    private readonly DockerTool docker;
    private readonly string circumstances;
    private readonly ContextReader reader;
    private readonly IReadOnlyList<ContextQuestion> folders;
    private readonly TimeProvider clock;
    private readonly long begin;
    private readonly DateTimeOffset old;
    private readonly Task<IReadOnlyList<ContextSight>?> first;

    private ContextWatch(DockerTool docker, ContextReader reader, IReadOnlyList<ContextQuestion> folders, TimeProvider clock)
    {
        (this.docker, circumstances, this.reader, this.folders, this.clock) = (docker, docker.Circumstances, reader, folders, clock);
        (begin, old) = (clock.GetTimestamp(), clock.GetUtcNow() - CoarsestTime);
        first = Task.Run(Look);
    }

    private TimeSpan Rest => LongestUse - clock.GetElapsedTime(begin);

    /// <summary>Begins, before docker reads anything; null where some of it is not on this machine, or named by arguments of the script's own.</summary>
    public static ContextWatch? Begin(ICakeContext context, BuildOrder order, EngineFacts engine, TimeProvider clock)
    {
        var read = new BuildFolders(context, order, engine);
        return order.Tool.ArgumentCustomization is not null || order.Input.Request.BuildContexts.Values.Any(c => ContextSource.Parse(c) is ContextSource.Unknown)
            ? null
            : new(new(context, order.Tool), new(context), [read.Context, .. read.Named.Values], clock);
    }

    /// <summary>Nothing has changed since the build began, the environment neither; false where that is not sure.</summary>
    public bool IsStill() =>
        Rest is { Ticks: > 0 } rest && first.Wait(rest) && first.Result is { } before && before.All(s => s.IsOlderThan(old))
        && docker.Circumstances == circumstances && Look() is { } now && before.Zip(now).All(s => s.First.IsStill(s.Second)) && Rest.Ticks > 0;

    private IReadOnlyList<ContextSight>? Look()
    {
        var seen = folders.Select(reader.Look).OfType<ContextSight>().ToList();
        return seen.Count == folders.Count ? seen : null;
    }
}
