using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Compose;

/// <summary>Compose project, Dockerfiles, settings, engine and run facts to plan. Pure: the same input gives the same plan.</summary>
internal static class ComposePlanner
{
    /// <summary>The references of the images that a run would push, and where it keeps its caches.</summary>
    public static IReadOnlyList<string> Images(ComposeInput input)
    {
        var images = ImagesOf(input);
        var named = ChosenServices.WithContexts(input.Request, input.Project).Where(images.IsNamed).Select(s => images.Of(s).ToString());
        return [.. input.Request.CacheRepository is { } caches ? named.Append(caches.ToString()) : named];
    }

    /// <summary>The references that the project's builds may read their caches from, so that the registry can be asked for them first.</summary>
    public static IReadOnlyList<string> Candidates(ComposeInput input, EngineFacts engine, RunFacts run)
    {
        var (chosen, _) = WithBackend(input, engine);
        var planner = new ServicePlanner(chosen, engine, run);
        return [.. ChosenServices.WithContexts(input.Request, input.Project).Select(planner.Read).SelectMany(planner.Candidates).Distinct(StringComparer.Ordinal)];
    }

    /// <exception cref="DockerCiSettingsException">A setting can't be used, or the engine or compose cannot do what it asks for.</exception>
    public static DockerCiComposeBuildPlan Plan(ComposeInput given, EngineFacts engine, RunFacts run)
    {
        var (chosen, backend) = WithBackend(given, engine);
        var input = run.Refresh is null ? chosen : chosen with { Request = chosen.Request with { NoCache = true } };
        var images = ImagesOf(input);
        var planner = new ServicePlanner(input, engine, run);
        var wanted = ChosenServices.Of(input.Request, input.Project);
        var read = ChosenServices.WithContexts(input.Request, input.Project).Select(s => planner.Read(s) with { IsOnlyContext = !wanted.Contains(s) }).ToList();
        ComposeStages.Check(input.Request, read);
        var pulls = GroupPulls.Of(read, engine, run);
        var services = ServiceOrder.Of([.. read.Select(s => planner.Plan(s, pulls.ContainsKey(s.Owner)))]);
        CacheImageCollisions.Check(input.Request, services);
        var steps = new ComposeStepPlanner(input, run).Of(services);
        var pushes = run.NoPush is null ? ComposePushes.Of(services, steps, images, run) : ComposePushes.None;
        return new DockerCiComposeBuildPlan
        {
            Project = input.Project.Name,
            Files = input.Request.Files,
            Compose = input.Compose.ToString(),
            Engine = engine.ToString(),
            Cache = backend.Type,
            Reason = Reason(services, backend, run),
            Services = [.. services.Select(s => Service(s, images))],
            Steps = steps,
            Overrides = new OverrideFile(input, images).All(services, steps),
            Pushes = [.. pushes.Images, .. pushes.Caches],
            ImageCount = pushes.Images.Count,
            NoPush = run.NoPush,
            Survey = run.Survey,
            Notes = [.. Notes(services, run).Concat(pulls.Values).Concat(ComposeNotes.Of(input, engine, services)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)],
        };
    }

    private static ServiceImages ImagesOf(ComposeInput input) => new(input.Request, input.Project, input.Compose);

    // One kind for the whole project; it does not depend on a service.
    private static (ComposeInput Input, CacheBackend Backend) WithBackend(ComposeInput input, EngineFacts engine)
    {
        var request = FirstGenerationLimits.Applied(input.Request, input.Compose);
        var images = ImagesOf(input);
        var any = new ServiceRequests(request, images, new CacheOwners(input.Project.Services, images)).Of(ChosenServices.Of(request, input.Project)[0], dockerfile: null);
        var backend = CacheBackend.Choose(any, engine);
        return (input with { Request = request with { CacheType = backend.Type } }, backend);
    }

    private static string Reason(IReadOnlyList<PlannedService> services, CacheBackend backend, RunFacts run)
    {
        var reason = backend.IsInline ? services.Where(s => s.Plan is not null).OrderBy(s => s.TargetComesFirst).FirstOrDefault()?.Plan?.Reason ?? "compose builds every service" : backend.Reason;
        var writing = services.Any(s => s.Cache is { IsWrittenByPush: true }) ? "; the push writes it, after the images" : string.Empty;
        return $"{reason}{writing}{(run.Refresh is { } refresh ? $"; {refresh}" : string.Empty)}";
    }

    private static IEnumerable<string> Notes(IReadOnlyList<PlannedService> services, RunFacts run) => services.SelectMany(s => s.Notes).Concat(PlanNotes.OfRun(run));

    private static DockerCiComposeService Service(PlannedService service, ServiceImages images) => new()
    {
        Name = service.Name,
        Image = service.Image.ToString(),
        IsNamed = images.IsNamed(service.Service),
        IsOnlyContext = service.IsOnlyContext,
        Context = UrlPasswords.Redact(service.Build.Context),
        Dockerfile = service.Input?.Request.Dockerfile,
        Target = service.Build.Target,
        TargetLabel = service.TargetLabel,
        CacheOwner = service.Owner,
        CacheImage = service.Cache?.Reference,
        Stages = service.Plan?.Stages ?? [],
        Required = service.Plan?.Required ?? [],
    };
}
