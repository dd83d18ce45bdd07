using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>Plans one service for itself.</summary>
/// <param name="input">The project; its request names the kind of cache.</param>
/// <param name="engine">The engine that builds.</param>
/// <param name="run">The run.</param>
internal sealed class ServicePlanner(ComposeInput input, EngineFacts engine, RunFacts run)
{
    // What must be fetched or built anew for the project's sake is in the services' requests.
    private readonly RunFacts ofService = run with { Refresh = null };
    private readonly ServiceImages images = new(input.Request, input.Project, input.Compose);
    private readonly CacheOwners owners = new(input.Project.Services, new ServiceImages(input.Request, input.Project, input.Compose));

    private ServiceRequests Requests => new(input.Request, images, owners);

    private bool IsInline => input.Request.CacheType == DockerCiCacheType.Inline;

    /// <summary>Reads the service's Dockerfile; its builds are planned when all services are known.</summary>
    public PlannedService Read(ComposeService service)
    {
        var planned = new PlannedService
        {
            Service = service,
            Image = images.Of(service),
            Tags = images.Tags(service),
            Owner = owners.Of(service).Name,
            Pull = input.Request.Pull || service.Build!.Pull,
            NoCache = input.Request.NoCache || service.Build!.NoCache,
        };
        if (!input.Dockerfiles.TryGetValue(service.Name, out var dockerfile))
        {
            return IsInline ? planned with { Notes = [$"service {service.Name}: only BuildKit can fetch its context, so of its stages only the target's cache is kept"] } : planned;
        }

        var request = Requests.Of(service, dockerfile);
        var graph = StageGraph.Parse(dockerfile.Path, dockerfile.Text, GraphOptions.Of(request, engine.Platform));
        var read = planned with { Input = new BuildInput(request, dockerfile.Text, graph) };
        return IsInline ? Limited(read) : read;
    }

    /// <summary>The references that the service's builds may read.</summary>
    public IReadOnlyList<string> Candidates(PlannedService service) => service switch
    {
        { NoCache: true } => [],
        _ when !Requests.HasCache(service.Service) => [],
        { Input: { } read } => CacheCandidates.Of(new PlanInput(read, engine, ofService)),
        _ => Remote(service).Candidates,
    };

    /// <summary>Plans the service's builds.</summary>
    public PlannedService Plan(PlannedService service, bool pull)
    {
        var pulled = service with { Pull = service.Pull || pull };
        if (!Requests.HasCache(service.Service))
        {
            return pulled with { Notes = [$"service {service.Name} has no image name: no cache is kept and nothing can be pushed; give it one, or set CacheRepository"] };
        }

        if (service.Input is not { } read)
        {
            return pulled with { Cache = Remote(service).Cache };
        }

        var planInput = new PlanInput(read with { Request = read.Request with { Pull = pulled.Pull } }, engine with { LocalImages = [] }, ofService);
        var plan = Planner.Plan(planInput);
        return pulled with
        {
            Plan = plan,
            Cache = ServiceCache.Of(planInput, plan),
            Notes = [.. service.Notes, .. plan.Notes.Except(PlanNotes.OfRun(ofService), StringComparer.Ordinal).Select(n => $"service {service.Name}, {n}")],
        };
    }

    private RemoteContextCache Remote(PlannedService service) => new(Requests.Of(service.Service, dockerfile: null), engine, ofService);

    // A stage that needs another service's build has no cache image of its own; a name that only other services know does not count here.
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
