using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>Finds out what a compose plan needs to know of its run.</summary>
internal sealed class ComposeInquiry(ICakeContext context, ComposeOrder order)
{
    private readonly RunQuestions questions = new(context, order);

    /// <summary>What can be known without asking a registry.</summary>
    public RunFacts WithoutRegistry() => questions.WithoutRegistry(ComposePlanner.Images(order.Input), order.Input.Request.CacheOptions);

    /// <summary>All of it; the registry is asked for the caches of all services and stages at once.</summary>
    /// <remarks>Compose can't build a single stage anew, and services share stages: when one cache is too old, all is built anew.</remarks>
    public RunFacts Ask(EngineFacts engine, CiLog log)
    {
        var run = WithoutRegistry();
        var candidates = run.Refresh is null ? ComposePlanner.Candidates(order.Input, engine, run) : [];
        if (candidates.Count == 0)
        {
            return run;
        }

        var (survey, made) = questions.Survey(engine, candidates, checksParts: false, log);
        return run with { Survey = survey, Refresh = questions.Freshness.Reason(made) };
    }
}
