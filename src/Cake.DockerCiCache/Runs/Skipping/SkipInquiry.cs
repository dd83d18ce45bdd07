using Cake.Core;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Finds out whether the registry has the image that a build would give, and after a build whether it may be kept as that.</summary>
internal sealed class SkipInquiry(ICakeContext context, BuildOrder order, CiLog log)
{
    /// <summary>Before the build; the caches' ages are known where <c>RefreshAfter</c> asks for them.</summary>
    public KeyFacts Ask(PlanInput input)
    {
        if (SkipRefusals.Of(context, order, input).ToList() is { Count: > 0 } refusals)
        {
            return KeyFacts.None(refusals);
        }

        var keys = new KeyInquiry(context, order, input.Engine);
        using var registry = Open(keys, input.Engine);
        var request = keys.Ask(registry);
        var facts = keys.KeyOf(request) switch
        {
            KeyOutcome.ContentKey key => new KeptImage(registry, order.Cache.At(RunTime.Of(context))).Ask(Reference(key), input),
            KeyOutcome.NoKey none => KeyFacts.None(none.Reasons),
            _ => throw new InvalidOperationException(),
        };
        var doubts = facts is { Reference: not null, IsUnchanged: false } ? BaseTriggers.Doubts(registry, input.Engine, request) : [];
        return (doubts.Count > 0 ? KeyFacts.None(doubts) : facts).With([.. request.Context.Notes, .. request.Folders.Values.SelectMany(f => f.Notes)]);
    }

    /// <summary>After the build: the key, if what was built is what it stands for.</summary>
    public KeyFacts Confirm(KeyFacts facts, EngineFacts engine, IReadOnlyList<FinishedBuild> builds)
    {
        if (facts is not { Reference: { } reference, IsUnchanged: false })
        {
            return facts;
        }

        var keys = new KeyInquiry(context, order, engine);
        using var registry = Open(keys, engine);
        var request = keys.Ask(registry);
        var doubt = keys.KeyOf(request) switch
        {
            KeyOutcome.ContentKey key when Reference(key) == reference => TakenOthers.Doubt(request, engine, TakenImages.Of(builds.SelectMany(b => b.Vertices))),
            KeyOutcome.NoKey none => string.Join("; ", none.Reasons),
            _ => "a file or a base image changed during the build",
        };
        return doubt is null ? facts : (facts with { Reference = null }).With([$"not kept under {reference}: {doubt}"]);
    }

    private string Reference(KeyOutcome.ContentKey key) => order.Input.Request.Image.WithTag(key.Tag).ToString();

    private RegistryClient Open(KeyInquiry keys, EngineFacts engine) => new RegistryDoor(context, order, log)
        .Open(engine, [order.Input.Request.Image.ToString(), .. keys.Images.SelectMany(i => ImagePlaces.Of(i, engine)).Select(p => p.ToString())]);
}
