namespace Cake.DockerCiCache.Compose;

/// <summary>What a reader of a compose plan should know.</summary>
internal static class ComposeNotes
{
    public static IEnumerable<string> Of(IReadOnlyList<PlannedService> services)
    {
        foreach (var service in services)
        {
            if (service.Build.CacheFrom.Count > 0 && service.CacheImage is not null)
            {
                yield return $"service {service.Name}: the compose file's own cache_from is kept beside {service.CacheImage}; sources that overlap can make BuildKit run unchanged steps again";
            }

            if (service.Owner != service.Name)
            {
                yield return $"service {service.Name} builds as service {service.Owner} does and shares its stages' caches";
            }
        }
    }
}
