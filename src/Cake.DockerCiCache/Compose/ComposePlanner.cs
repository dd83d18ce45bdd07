using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Compose;

/// <summary>Compose project, Dockerfiles, settings and engine facts to plan. Pure: the same input gives the same plan.</summary>
internal static class ComposePlanner
{
    public static DockerCiComposeBuildPlan Plan(ComposeInput input, EngineFacts engine)
    {
        var images = new ServiceImages(input.Request, input.Project, input.Compose);
        var planner = new ServicePlanner(input, images, new CacheOwners(input.Project.Services, images));
        var read = ChosenServices.Of(input.Request, input.Project).Select(planner.Read).ToList();
        ComposeStages.Check(input.Request, read);
        var pulls = GroupPulls.Of(read, engine);
        var services = ServiceOrder.Of([.. read.Select(s => planner.Plan(s, engine, pulls.ContainsKey(s.Owner)))]);
        CacheImageCollisions.Check(input.Request, services);
        var steps = new ComposeStepPlanner(input, engine).Of(services);
        var composed = services.Where(s => steps.Any(t => t.Kind == "service" && t.Service == s.Name)).ToList();
        var overrideFile = new OverrideFile(input, images);
        return new DockerCiComposeBuildPlan
        {
            Project = input.Project.Name,
            Files = input.Request.Files,
            Compose = input.Compose.ToString(),
            Engine = engine.ToString(),
            Reason = services.Select(s => s.Plan?.Reason).FirstOrDefault(r => r is not null) ?? "compose builds every service",
            Services = [.. services.Select(s => Service(s, images))],
            Steps = steps,
            Override = overrideFile.Text(composed, withSources: true),
            RepeatOverride = overrideFile.Text(composed, withSources: false),
            Pushes = [.. Pushes(services, steps, images).Distinct(StringComparer.Ordinal)],
            Notes = [.. services.SelectMany(s => s.Notes).Concat(pulls.Values).Concat(ComposeNotes.Of(input, services)).Distinct(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Pushes(IReadOnlyList<PlannedService> services, IReadOnlyList<DockerCiComposeStep> steps, ServiceImages images)
    {
        var named = services.Where(s => images.IsNamed(s.Service)).SelectMany(s => s.Build.Tags.Prepend(s.Image.ToString()));
        var own = services.Select(s => s.Image.ToString()).ToHashSet(StringComparer.Ordinal);
        return named.Concat(steps.Where(s => s.Kind != "service").SelectMany(s => s.Tags).Where(t => !own.Contains(t)));
    }

    private static DockerCiComposeService Service(PlannedService service, ServiceImages images) => new()
    {
        Name = service.Name,
        Image = service.Image.ToString(),
        IsNamed = images.IsNamed(service.Service),
        Context = service.Build.Context,
        Dockerfile = service.Input?.Request.Dockerfile,
        Target = service.Build.Target,
        TargetLabel = service.TargetLabel,
        CacheOwner = service.Owner,
        CacheImage = service.CacheImage,
        Stages = service.Plan?.Stages ?? [],
        Required = service.Plan?.Required ?? [],
    };
}
