using Cake.DockerCiCache.Compose.Projects;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>Which service gives its name to the caches of each service's stages.</summary>
/// <remarks>
/// Services that build the same Dockerfile in the same way share their stages' caches, whatever their targets. The owner is the
/// first of all services, not only of those that are built now, so that the caches keep their names when one is built alone.
/// </remarks>
internal sealed class CacheOwners
{
    private readonly Dictionary<string, ComposeService> owners = new(StringComparer.Ordinal);

    public CacheOwners(IEnumerable<ComposeService> services, ServiceImages images)
    {
        foreach (var group in services.Where(s => s.Build is not null).GroupBy(s => ServiceBuildKey.Of(s.Build!)))
        {
            var owner = group.FirstOrDefault(images.IsNamed) ?? group.First();
            foreach (var service in group)
            {
                owners[service.Name] = owner;
            }
        }
    }

    public ComposeService Of(ComposeService service) => owners[service.Name];
}
