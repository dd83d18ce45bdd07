using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose;

/// <summary>Where base images must be asked of their registry, by cache owner, with a note: services that share stages must agree on it.</summary>
internal static class GroupPulls
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<PlannedService> services, EngineFacts engine, RunFacts run)
    {
        var pulls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in services.Where(s => !s.Pull).GroupBy(s => s.Owner))
        {
            // An image that was built a moment before must not be replaced by an older one of the registry.
            if (!group.Any(s => services.Any(s.StartsFrom)) && Note(group, engine, run) is { } note)
            {
                pulls[group.Key] = note;
            }
        }

        return pulls;
    }

    // A refresh says already that it pulls.
    private static string? Note(IEnumerable<PlannedService> group, EngineFacts engine, RunFacts run) => run.Refresh is not null
        ? string.Empty
        : engine is { BuildsInEngine: true, Store: ImageStore.Classic }
            ? group.Select(s => s.Input is { } input ? BaseImagePull.Needed(input.Graph, engine) : null).FirstOrDefault(n => n is not null)
            : null;
}
