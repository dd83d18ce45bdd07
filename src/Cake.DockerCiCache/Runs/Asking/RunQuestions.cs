using Cake.Core;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>What every run asks, whether docker or compose builds: whose caches, whether it may push, what the registry has.</summary>
internal sealed class RunQuestions(ICakeContext context, RunOrder order)
{
    public Freshness Freshness => order.Cache.At(RunTime.Of(context));

    /// <summary>What can be known without asking a registry.</summary>
    /// <param name="pushed">References in the registries that the run pushes to.</param>
    /// <param name="cacheOptions">The options of the cache.</param>
    public RunFacts WithoutRegistry(IEnumerable<string> pushed, IReadOnlyDictionary<string, string> cacheOptions) => new()
    {
        CacheFolders = CacheFolders.In(context, order.Tool, cacheOptions),
        Scopes = order.Cache.PerBranch ? CacheScopes.Of(CiOnMachine.Facts(context), order.Cache.DefaultBranch) : CacheScopes.OneForAll,
        NoPush = pushed.Select(p => PushRights.Of(context, order.Tool, p).Denial).FirstOrDefault(d => d is not null),
        Refresh = Freshness.Reason(new Dictionary<string, DateTimeOffset>()),
    };

    /// <summary>What the registry has of the caches, and when the oldest layer of each was made, where that matters.</summary>
    /// <param name="engine">The engine that knows which registries are insecure.</param>
    /// <param name="candidates">The references of the caches.</param>
    /// <param name="checksParts">Caches of which a part is gone or cut are left out, because the build itself would not find it out.</param>
    /// <param name="log">Where warnings go.</param>
    public (CacheSurvey Survey, IReadOnlyDictionary<string, DateTimeOffset> Made) Survey(EngineFacts engine, IReadOnlyList<string> candidates, bool checksParts, CiLog log)
    {
        using var registry = new RegistryDoor(context, order, log).Open(engine, candidates);
        var inquiry = new CacheInquiry(registry, log);
        var found = inquiry.Ask(candidates);
        var survey = checksParts ? inquiry.WithoutDamaged(found) : found;
        if (!Freshness.Asks)
        {
            return (survey, new Dictionary<string, DateTimeOffset>());
        }

        var (made, now) = (inquiry.Ages(survey.Found), Freshness.Now);
        return (survey with { Ages = made.ToDictionary(m => m.Key, m => now - m.Value, StringComparer.Ordinal) }, made);
    }
}
