using Cake.DockerCiCache.Dockerfiles;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Compose;

/// <summary>Plans one service for itself.</summary>
internal sealed class ServicePlanner(ComposeInput input, ServiceImages images, CacheOwners owners)
{
    private readonly ServiceRequests requests = new(input.Request, images, owners);

    /// <summary>Reads the service's Dockerfile; its builds are planned when all services are known.</summary>
    public PlannedService Read(ComposeService service)
    {
        var planned = new PlannedService
        {
            Service = service,
            Image = images.Of(service),
            Owner = owners.Of(service).Name,
            Pull = input.Request.Pull || service.Build!.Pull,
        };
        if (!input.Dockerfiles.TryGetValue(service.Name, out var dockerfile))
        {
            return planned with { Notes = [$"service {service.Name}: only BuildKit can fetch its context, so of its stages only the target's cache is kept"] };
        }

        var request = requests.Of(service, dockerfile);
        var graph = StageGraph.Parse(dockerfile.Path, dockerfile.Text, GraphOptions.Of(request));
        return Limited(planned with { Input = new BuildInput(request, dockerfile.Text, graph) });
    }

    /// <summary>Plans the service's builds.</summary>
    public PlannedService Plan(PlannedService service, EngineFacts engine, bool pull)
    {
        if (!requests.HasCache(service.Service))
        {
            return service with
            {
                Pull = service.Pull || pull,
                Notes = [$"service {service.Name} has no image name: no cache is kept and nothing can be pushed; give it one, or set CacheRepository"],
            };
        }

        if (service.Input is not { } read)
        {
            return WithoutStages(service);
        }

        var plan = Planner.Plan(read with { Request = read.Request with { Pull = read.Request.Pull || pull } }, engine with { LocalImages = [] });
        var own = plan.Steps.First(s => s.Stage == read.Graph.Target);
        return service with
        {
            Plan = plan,
            CacheImage = own.Tags[^1],
            CacheFrom = own.CacheFrom,
            Pull = read.Request.Pull || pull,
            Notes = [.. service.Notes, .. plan.Notes.Select(n => $"service {service.Name}, {n}")],
        };
    }

    private PlannedService WithoutStages(PlannedService service)
    {
        var repository = input.Request.CacheRepository ?? images.Of(owners.Of(service.Service));
        var tag = input.Request.CacheTag
            .Replace("{service}", service.Owner, StringComparison.Ordinal)
            .Replace("{stage}", service.Build.Target ?? "cache", StringComparison.Ordinal);
        var cache = repository.WithTag(TagName.From(tag)).ToString();
        return service with { CacheImage = cache, CacheFrom = service.NoCache || input.Request.NoCache ? [] : [cache] };
    }

    // A stage that needs another service's build has no cache of its own; a name that only other services know does not count here.
    private static PlannedService Limited(PlannedService service)
    {
        var (request, _, graph) = service.Input!;
        var outside = ServiceContextStages.Of(graph, service.Build);
        if (outside.Count == 0 && request.CachedStages is null)
        {
            return service;
        }

        var names = graph.Required.Where(i => !outside.Contains(i)).Select(i => graph.Stages[i].Name ?? $"stage-{i}");
        var wanted = request.CachedStages is { } given ? names.Where(n => given.Contains(n, StringComparer.OrdinalIgnoreCase)) : names;
        var lost = outside.Where(i => i != graph.Target).Select(i => graph.Stages[i].Name ?? $"stage-{i}").ToList();
        return service with
        {
            Input = service.Input with { Request = request with { CachedStages = [.. wanted] } },
            Notes = lost.Count == 0 ? [] : [$"service {service.Name}: the cache of {string.Join(", ", lost)} is not kept, because it needs another service's build"],
        };
    }
}
