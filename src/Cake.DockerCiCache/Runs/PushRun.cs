using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Planning.Plans;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.Pushing;
using Cake.DockerCiCache.Runs.Skipping;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs;

/// <summary>One <c>DockerCiPush</c>: the image and its caches.</summary>
internal sealed class PushRun(ICakeContext context, DockerCiBuildResult built)
{
    private readonly DockerTool docker = new(context, built.Order.Tool);
    private readonly CiLog log = new(context, built.Order.Tool, built.Order.Ci.LogGroups);
    private readonly Dictionary<string, string> digests = new(StringComparer.Ordinal);

    private DockerCiBuildPlan Plan => built.Plan;

    private CacheWrites Caches => new(log, string.Join(", ", ImageTags), built.Order.Input.Request.IsCacheRequired);

    public DockerCiPushResult Run() => log.Explain(Push);

    private DockerCiPushResult Push()
    {
        if (Plan.NoPush is { } reason)
        {
            log.Show($"nothing is pushed: {reason}");
            return new DockerCiPushResult(digests);
        }

        using var group = log.Open($"push {Plan.Image}");
        if (built.Skipped)
        {
            Take(new KeyTags(context, built, log).SetOwn(built.Key!, ImageTags));
        }
        else
        {
            PushHeld();
            PushStored();
            RequireBuiltCaches();
            Keep();
        }

        new CiOutputs(context, log, built.Order.Ci).TellPushed(built.Output, digests);
        return new DockerCiPushResult(digests);
    }

    // One in a registry that an early push could not write, this push has written.
    private void RequireBuiltCaches()
    {
        if (Plan.Cache != DockerCiCacheType.Registry)
        {
            Caches.RequireBuilt(built.Builds);
        }
    }

    private void Keep()
    {
        if (built.Key is { } key)
        {
            new KeyTags(context, built, log).Keep(key, digests.GetValueOrDefault(ImageTags.First()));
        }
    }

    private IEnumerable<(DockerCiPlanStep Step, FinishedBuild Build)> Builds => Plan.Steps.Zip(built.Builds);

    private void PushHeld()
    {
        var (present, pusher) = (new PresentImage(context, built, log), HeldPusher());
        foreach (var (step, build) in Builds.Where(b => b.Step.IsHeldInBuilder))
        {
            if (present.Tag(step, build) is { } there)
            {
                Take(there.Digests);
                if (there.LacksCache)
                {
                    WriteCache(pusher, step with { PushArguments = CacheOptions.WithoutImage(step.PushArguments) }, build);
                }

                continue;
            }

            if (built.Watch?.IsStill() != true)
            {
                pusher.RequireUnchanged(Plan, step, build);
            }

            var pushed = FromBuilder(pusher, step, build);
            BuilderPush.RequireSame(Plan, build, pushed);
            Take(step, pushed);
        }
    }

    // What the engine's store holds: the image, and what its caches are in.
    private void PushStored()
    {
        if (Plan.EnginePushes.Count > 0)
        {
            using var pushes = new StoredPushes(context, built.Order, built.Engine, built.Images, Plan.Survey, log);
            var stored = Plan.EnginePushes.Except(AlreadyThere.Keys, StringComparer.Ordinal).ToList();
            pushes.LookForOld(built.Builds.Any(b => b.LeftCacheOut) ? [] : stored);
            Take(pushes.Push(new([.. stored.Intersect(ImageTags, StringComparer.Ordinal)], [.. stored.Except(ImageTags, StringComparer.Ordinal)])));
            Take(AlreadyThere);
            Caches.Try(pushes.RequireCaches);
        }

        foreach (var (step, build) in Builds.Where(b => !b.Step.IsHeldInBuilder && b.Step.PushArguments.Count > 0))
        {
            WriteCache(HeldPusher(), step, build);
        }
    }

    private void WriteCache(BuilderPush pusher, DockerCiPlanStep step, FinishedBuild build) => Caches.Try(() => Take(step, FromBuilder(pusher, step, build)));

    // The caches of stages that were left out, and those that were pushed early, as far as this run writes caches.
    private Dictionary<string, string> AlreadyThere =>
        built.Builds.Where(b => b.IsLeftOut).SelectMany(b => b.Image.Pushed).Concat(built.EarlyPushes)
            .Where(p => Plan.EnginePushes.Contains(p.Key))
            .DistinctBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private BuilderPush HeldPusher() => new(docker, log.Show) { FetchPatience = built.Order.Cache.FetchPatience };

    private FinishedBuild FromBuilder(BuilderPush pusher, DockerCiPlanStep step, FinishedBuild build)
    {
        var failures = new List<BuildAttempt.Failed>();
        var attempt = new Retry(built.Order.Retries, RetryMeans.OfProcess(log.Show)).Run($"push of {string.Join(", ", step.Tags)}", () => pusher.Push(Plan, step, build), FaultOf);
        return (attempt is BuildAttempt.Failed last ? last with { Message = last.Message + PushedNevertheless(step, failures) } : attempt).Required();

        Fault? FaultOf(BuildAttempt ended)
        {
            failures.AddRange(ended is BuildAttempt.Failed failed ? [failed] : []);
            return (ended as BuildAttempt.Failed)?.Fault;
        }
    }

    // One tag of several may be refused, or the cache alone: what the registry has by then stays there.
    private static string PushedNevertheless(DockerCiPlanStep step, IEnumerable<BuildAttempt.Failed> failures) =>
        step.Tags.Intersect(failures.SelectMany(f => f.Before.PushedAs(step.Tags).Keys), StringComparer.Ordinal).ToList() is { Count: > 0 } there
            ? $"\n(pushed nevertheless: {string.Join(", ", there)})"
            : string.Empty;

    private IEnumerable<string> ImageTags => built.Order.Input.Request.Tags.Select(t => built.Order.Input.Request.Image.WithTag(t).ToString());

    private void Take(IReadOnlyDictionary<string, string> pushed)
    {
        foreach (var (reference, digest) in pushed)
        {
            digests[reference] = digest;
        }
    }

    private void Take(DockerCiPlanStep step, FinishedBuild pushed)
    {
        Take(pushed.PushedAs(step.Tags));
        if (Caches.Check(pushed) && pushed.Image.Cache is { } digest && Plan.Pushes.Except(step.Tags, StringComparer.Ordinal).SingleOrDefault() is { } cache)
        {
            digests[cache] = digest;
        }
    }
}
