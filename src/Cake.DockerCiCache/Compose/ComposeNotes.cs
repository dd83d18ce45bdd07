using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose;

/// <summary>What a reader of a compose plan should know.</summary>
internal static class ComposeNotes
{
    public static IEnumerable<string> Of(ComposeInput input, EngineFacts engine, IReadOnlyList<PlannedService> services)
    {
        var secrets = services.SelectMany(s => s.Build.Args).Concat(input.Request.BuildArgs)
            .Where(a => a.Value is not null && SecretName.Is(a.Key))
            .Select(a => a.Key)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (input.Compose.IsFirstGeneration && secrets.Count > 0)
        {
            yield return $"docker-compose {input.Compose.Version} itself writes the value of build argument {string.Join(", ", secrets)} on docker's command line, " +
                "where other processes of the machine see it; docker compose 2 does not";
        }

        foreach (var service in services)
        {
            if (service.Build.CacheFrom.Count > 0 && service.Cache is { From.Count: > 0 } cache)
            {
                yield return $"service {service.Name}: the compose file's own cache_from is kept beside {string.Join(", ", cache.From)}; " +
                    "sources that overlap can make BuildKit run unchanged steps again";
            }

            if (!engine.BuildsInEngine && services.FirstOrDefault(service.StartsFrom) is { } first)
            {
                yield return $"service {service.Name}: builder {engine.Builder} ({engine.Driver}) takes {first.Image} from its registry, not as it was built just before; " +
                    $"give it to {service.Name} as additional_contexts: service:{first.Name}";
            }

            if (service.IsOnlyContext)
            {
                var takers = services.Where(s => s.Build.ContextServices.Contains(service.Name)).Select(s => s.Name);
                yield return $"service {service.Name} is built because {string.Join(", ", takers)} takes it as a context; its image is not pushed";
            }

            if (service.Owner != service.Name)
            {
                yield return $"service {service.Name} builds as service {service.Owner} does and shares its stages' caches";
            }
        }
    }
}
