using Cake.Core;
using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Runs;

/// <summary>Finds out what a plan needs to know of its run: whose caches, and what the registry has.</summary>
internal sealed class RunInquiry(ICakeContext context, BuildOrder order)
{
    /// <summary>What can be known without asking a registry.</summary>
    public PlanInput WithoutRegistry(EngineFacts engine)
    {
        var facts = CiOnMachine.Facts(context);
        return new PlanInput(order.Input, engine, new RunFacts
        {
            Scopes = order.PerBranch ? CacheScopes.Of(facts, order.DefaultBranch) : CacheScopes.OneForAll,
            KeepsImage = !facts.HasCredentials,
        });
    }

    public PlanInput Ask(EngineFacts engine) => WithoutRegistry(engine);
}
