using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Registries.Questions;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Asks the registry for the image under a key.</summary>
internal sealed class KeptImage(RegistryClient registry, Freshness freshness)
{
    public KeyFacts Ask(string reference, PlanInput input)
    {
        if (BuiltAnew(input) is { } why)
        {
            return Built(reference, $"built, although it may be there: {why}");
        }

        return registry.Find([reference])[reference] switch
        {
            RegistryAnswer<ManifestDescriptor>.Found found => Found(reference, found.Value, input),
            RegistryAnswer<ManifestDescriptor>.Missing => Built(reference, "built, for the registry has nothing under this key yet"),
            var other => Built(reference, $"built, for the registry does not say whether it has {reference}: {other.Words}"),
        };
    }

    // What is under the key is then replaced: else the next run would bring back what this one has made better.
    private static string? BuiltAnew(PlanInput input) => input switch
    {
        { Request.NoCache: true } => "NoCache builds everything anew",
        { Run.Refresh: { } refresh } => refresh,
        { Run.TooOld: { Count: > 0 } old } => $"too old for RefreshAfter: {string.Join(", ", old.Order(StringComparer.Ordinal))}",
        _ => null,
    };

    private KeyFacts Found(string reference, ManifestDescriptor manifest, PlanInput input)
    {
        if (!freshness.Asks)
        {
            return new KeyFacts { Reference = reference, Digest = manifest.Digest };
        }

        // What is cached tells how old the oldest layer is, the image only how old the last one.
        if (input.Run.Survey is { Ages.Count: 0 })
        {
            return Built(reference, $"built, although {reference} is there: how old the cached layers are is not known (RefreshAfter)");
        }

        var made = (registry.Config(reference) as RegistryAnswer<ImageConfig>.Found)?.Value.Created;
        return made is { } time && freshness.Old(new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [reference] = time }).Count == 0
            ? new KeyFacts { Reference = reference, Digest = manifest.Digest }
            : Built(reference, $"built, although {reference} is there: {(made is null ? "when it was made is not known" : $"it was made {made:u}")} (RefreshAfter)");
    }

    private static KeyFacts Built(string reference, string note) => new()
    {
        Reference = reference,
        Notes = [note, "--pull: the key stands for the base images that the registry has"],
    };
}
