using Cake.Core;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Skipping;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>Finds out what a plan needs to know of its run: whose caches, what the registry has, whether it may push.</summary>
internal sealed class RunInquiry(ICakeContext context, BuildOrder order)
{
    private readonly RunQuestions questions = new(context, order);

    private BuildRequest Request => order.Input.Request;

    /// <summary>What can be known without asking a registry.</summary>
    public PlanInput WithoutRegistry(EngineFacts engine)
    {
        var image = Request.Image.ToString();
        var logins = PrivateConfiguration.Of(context, order.Tool).Logins;
        return new PlanInput(order.Input.On(engine), engine, questions.WithoutRegistry([image], Request.CacheOptions) with
        {
            KeepsImage = CiOnMachine.Facts(context) is { Vendor: DockerCiVendor.Local, HasCredentials: false } && !logins.TryFind(RegistryAddress.OfImage(image), out _),
            Key = order.SkipUnchanged ? new KeyFacts { Notes = ["SkipUnchanged: DockerCiBuild first asks the registry whether it has this image already"] } : null,
        });
    }

    /// <summary>All of it.</summary>
    public PlanInput Ask(EngineFacts engine, CiLog log)
    {
        var (input, isAged) = (WithoutRegistry(engine), questions.Freshness.Asks);
        if (!order.SkipUnchanged || isAged)
        {
            input = WithCaches(input, log);
        }

        if (!order.SkipUnchanged)
        {
            return input;
        }

        var asked = input with { Run = input.Run with { Key = new SkipInquiry(context, order, log).Ask(input) } };
        return asked.Run.Key.IsUnchanged || isAged ? asked : WithCaches(asked, log);
    }

    private PlanInput WithCaches(PlanInput input, CiLog log)
    {
        var candidates = Request.NoCache || input.Run.Refresh is not null ? [] : CacheCandidates.Of(input);
        if (candidates.Count == 0)
        {
            return input;
        }

        var (survey, made) = questions.Survey(input.Engine, candidates, checksParts: CacheCandidates.AreKeptApart(input), log);
        var asked = input with { Run = input.Run with { Survey = survey } };
        return made.Count == 0 ? asked : WithAges(asked, made);
    }

    private PlanInput WithAges(PlanInput input, IReadOnlyDictionary<string, DateTimeOffset> made)
    {
        var old = questions.Freshness.Old(made).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        return input with
        {
            Run = CacheCandidates.AreOfNamedStages(input, old) ? input.Run with { TooOld = old } : input.Run with { Refresh = questions.Freshness.Reason(made) },
        };
    }
}
