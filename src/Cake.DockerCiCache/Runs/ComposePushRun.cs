using Cake.Core;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.Pushing;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs;

/// <summary>One <c>DockerCiComposePush</c>: the services' images and their caches; the registry is asked for all of it.</summary>
internal sealed class ComposePushRun(ICakeContext context, DockerCiComposeBuildResult built)
{
    private readonly DockerTool docker = new(context, built.Order.Tool);
    private readonly CiLog log = new(context, built.Order.Tool, built.Order.Ci.LogGroups);
    private readonly Dictionary<string, string> digests = new(StringComparer.Ordinal);

    private DockerCiComposeBuildPlan Plan => built.Plan;

    private CacheWrites Caches => new(log, $"compose project {Plan.Project}", built.Order.Input.Request.IsCacheRequired);

    public DockerCiPushResult Run() => log.Explain(Push);

    private DockerCiPushResult Push()
    {
        RequireNames();
        if (Plan.NoPush is { } reason)
        {
            log.Show($"nothing is pushed: {reason}");
            return new DockerCiPushResult(digests);
        }

        using var group = log.Open($"push compose project {Plan.Project}");
        PushStored();
        RequireThere();
        foreach (var (step, build) in built.Builds.Where(b => b.Step.PushArguments.Count > 0))
        {
            Caches.Try(() => WriteCache(step, build));
        }

        Caches.RequireBuilt(built.Builds.Select(b => b.Build));

        new CiOutputs(context, log, built.Order.Ci).TellPushed(built.Output, digests);
        return new DockerCiPushResult(digests);
    }

    // What the engine's store holds: the images, and the images that their caches are in.
    private void PushStored()
    {
        var written = built.Builds.Select(b => b.Step.CacheReference).OfType<string>();
        var stored = Plan.Pushes.Except(written, StringComparer.Ordinal).ToList();
        using var pushes = new StoredPushes(context, built.Order, built.Engine, built.Images, Plan.Survey, log);
        pushes.LookForOld(built.Builds.Any(b => b.Build.LeftCacheOut) ? [] : stored);
        Take(pushes.Push(new([.. stored.Take(Plan.ImageCount)], [.. stored.Skip(Plan.ImageCount)])));
        Caches.Try(pushes.RequireCaches);
    }

    private void WriteCache(DockerCiComposeStep step, FinishedBuild build)
    {
        if (FindWhole(step, build) is { } kept)
        {
            log.Show($"the cache {step.CacheReference} is whole");
            digests[step.CacheReference!] = kept.Descriptor.Digest;
            return;
        }

        var push = new ComposeCachePush(context, built.Order.Compose, log.Show) { FetchPatience = built.Order.Cache.FetchPatience };
        var written = new Retry(built.Order.Retries, RetryMeans.OfProcess(log.Show))
            .Run($"writing {step.CacheReference}", () => push.Run(Plan, step, build), a => a is BuildAttempt.Failed failed ? failed.Fault : null)
            .Required();
        if (Caches.Check(written))
        {
            RequireThere(step.CacheReference!);
            digests[step.CacheReference!] = written.Image.Cache ?? string.Empty;
        }
    }

    // No layer of a stage that is not in the image was fetched, so that the registry is asked whether it has them all.
    private RegistryManifest? FindWhole(DockerCiComposeStep step, FinishedBuild build)
    {
        var (cache, image) = (step.CacheReference!, Plan.Services.First(s => s.Name == step.Service).Image);
        if (!WholeCache.CanBe(cache, build, Plan.Survey) || digests.GetValueOrDefault(image) is not { Length: > 0 } digest)
        {
            return null;
        }

        using var registry = Open([cache, image]);
        return registry.Manifest(ByDigest(image, digest)) is RegistryAnswer<RegistryManifest>.Found { Value: var pushed } && registry.Damages([cache]) is [null]
            ? WholeCache.Of(registry, cache, pushed)
            : null;
    }

    private static string ByDigest(string reference, string digest) => (ImageReference.Parse(reference) with { Tag = null, Digest = digest }).ToString();

    // What the registry does not show to the addin itself, it is asked for by docker.
    private void RequireThere()
    {
        using var registry = Open(digests.Keys);
        var asked = digests.Where(d => d.Value.Length > 0).ToDictionary(d => d.Key, d => ByDigest(d.Key, d.Value), StringComparer.Ordinal);
        var answers = registry.Find(asked.Values);
        bool IsThere(string reference) => asked.TryGetValue(reference, out var pushed) && answers[pushed] is RegistryAnswer<ManifestDescriptor>.Found;
        new RegistryCheck(docker).Require(digests.Where(d => !IsThere(d.Key)).ToDictionary(StringComparer.Ordinal));
    }

    private RegistryClient Open(IEnumerable<string> references) => new RegistryDoor(context, built.Order, log).Open(built.Engine, references);

    // A cache is no image that docker could pull. What a registry does not say, the builder's word stands for.
    private void RequireThere(string cache)
    {
        using var registry = Open([cache]);
        if (registry.Find([cache])[cache] is RegistryAnswer<ManifestDescriptor>.Missing)
        {
            throw new CakeException($"{cache} was written, but is not in the registry");
        }
    }

    private void Take(IReadOnlyDictionary<string, string> pushed)
    {
        foreach (var (reference, digest) in pushed)
        {
            digests[reference] = digest;
        }
    }

    private void RequireNames()
    {
        var nameless = Plan.Services.Where(s => !s.IsNamed && !s.IsOnlyContext).Select(s => s.Name).ToList();
        if (nameless.Count > 0)
        {
            throw new DockerCiSettingsException("Images", ServiceImages.HowToName(nameless));
        }
    }
}
