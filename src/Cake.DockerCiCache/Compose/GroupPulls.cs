using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Compose;

/// <summary>Where base images must be asked of their registry, by cache owner: services that share stages must agree on it.</summary>
internal static class GroupPulls
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<PlannedService> services, EngineFacts engine)
    {
        var pulls = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!engine.BuildsInEngine || engine.Store != ImageStore.Classic)
        {
            return pulls;
        }

        foreach (var group in services.Where(s => s.Input is not null && !s.Pull).GroupBy(s => s.Owner))
        {
            // An image that was built a moment before must not be replaced by an older one of the registry.
            var note = group.Any(s => services.Any(s.StartsFrom))
                ? null
                : group.Select(s => BaseImagePull.Needed(s.Input!.Graph, engine)).FirstOrDefault(n => n is not null);
            if (note is not null)
            {
                pulls[group.Key] = note;
            }
        }

        return pulls;
    }
}
