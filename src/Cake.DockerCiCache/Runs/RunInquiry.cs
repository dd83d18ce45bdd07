using Cake.Core;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Runs.Skipping;

namespace Cake.DockerCiCache.Runs;

/// <summary>Finds out what a plan needs to know of its run: whose caches, what the registry has, whether it may push.</summary>
internal sealed class RunInquiry(ICakeContext context, BuildOrder order)
{
    private BuildRequest Request => order.Input.Request;

    /// <summary>What can be known without asking a registry.</summary>
    public PlanInput WithoutRegistry(EngineFacts engine)
    {
        var facts = CiOnMachine.Facts(context);
        var logins = PrivateConfiguration.Of(context, order.Tool).Logins;
        return new PlanInput(order.Input, engine, new RunFacts
        {
            Scopes = order.PerBranch ? CacheScopes.Of(facts, order.DefaultBranch) : CacheScopes.OneForAll,
            NoPush = PushRights.Of(context, order.Tool, Request.Image.ToString()).Denial,
            KeepsImage = facts is { Vendor: DockerCiVendor.Local, HasCredentials: false } && !logins.TryFind(RegistryAddress.OfImage(Request.Image.ToString()), out _),
            Refresh = Freshness.Reason(new Dictionary<string, DateTimeOffset>()),
            Key = order.SkipUnchanged ? new KeyFacts { Notes = ["SkipUnchanged: DockerCiBuild first asks the registry whether it has this image already"] } : null,
        });
    }

    /// <summary>All of it.</summary>
    public PlanInput Ask(EngineFacts engine, CiLog log)
    {
        var input = WithoutRegistry(engine);
        if (!order.SkipUnchanged || Freshness.Asks)
        {
            input = WithCaches(input, log);
        }

        if (!order.SkipUnchanged)
        {
            return input;
        }

        var asked = input with { Run = input.Run with { Key = new SkipInquiry(context, order, log).Ask(input) } };
        return asked.Run.Key.IsUnchanged || Freshness.Asks ? asked : WithCaches(asked, log);
    }

    private PlanInput WithCaches(PlanInput input, CiLog log)
    {
        var candidates = Request.NoCache || input.Run.Refresh is not null ? [] : CacheCandidates.Of(input);
        if (candidates.Count == 0)
        {
            return input;
        }

        using var registry = new RegistryDoor(context, order, log).Open(input.Engine, candidates);
        var inquiry = new CacheInquiry(registry, log);
        var survey = inquiry.Ask(candidates);
        var asked = input with { Run = input.Run with { Survey = CacheCandidates.AreKeptApart(input) ? inquiry.WithoutDamaged(survey) : survey } };
        return Freshness.Asks ? WithAges(asked, inquiry.Ages(asked.Run.Survey.Found)) : asked;
    }

    private PlanInput WithAges(PlanInput input, IReadOnlyDictionary<string, DateTimeOffset> made)
    {
        var survey = input.Run.Survey! with { Ages = made.ToDictionary(m => m.Key, m => Freshness.Now - m.Value, StringComparer.Ordinal) };
        var old = Freshness.Old(made).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        return input with
        {
            Run = CacheCandidates.AreOfNamedStages(input, old)
                ? input.Run with { Survey = survey, TooOld = old }
                : input.Run with { Survey = survey, Refresh = Freshness.Reason(made) },
        };
    }

    private Freshness Freshness => new(RunTime.Of(context), order.RefreshAfter, order.Refresh);
}
